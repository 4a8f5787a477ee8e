namespace Sluice.Cli.Hosting;

/// <summary>What a policy folder is made of, beside its policies.</summary>
internal static class PolicyFolderLayout
{
    /// <summary>The folder with manifests in a policy folder.</summary>
    public const string Transfers = "transfers";

    /// <summary>The folder with accepted verdicts in a policy folder.</summary>
    public const string Verdicts = "verdicts";

    private static readonly string[] ManifestEndings = [".yaml", ".yml", ".json", ".jsonl"];

    /// <summary>True if a file in a folder is taken for a manifest.</summary>
    public static bool IsManifest(string path) =>
        Array.Exists(ManifestEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
