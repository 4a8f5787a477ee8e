namespace Sluice.Cli.Rendering;

/// <summary>Paths as relative URIs.</summary>
internal static class SarifUri
{
    /// <summary>The path with every part percent-encoded.</summary>
    public static string Of(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
