namespace Sluice.Core.Schemas;

/// <summary>Stand-in.</summary>
public static class JsonSchemas
{
    /// <summary>m.</summary>
    public static string Manifest => "{}\n";

    /// <summary>v.</summary>
    public static string Verdict => "{}\n";
}
