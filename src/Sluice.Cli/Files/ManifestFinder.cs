using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Finds manifests.</summary>
internal sealed class ManifestFinder(string workingDirectory) : FileFinder(workingDirectory, IsManifest, CommandDiagnostics.NoManifest)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".jsonl"];

    /// <summary>Whether a file in a folder is taken for a manifest.</summary>
    public static bool IsManifest(string path) => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
