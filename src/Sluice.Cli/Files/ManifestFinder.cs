using System.Text;
using Sluice.Cli.Io;
using Sluice.Cli.Snapshots;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Finds manifests.</summary>
internal sealed class ManifestFinder(string workingDirectory) : FileFinder(workingDirectory, IsManifest, CommandDiagnostics.NoManifest)
{
    private const string Verdicts = $"/{SnapshotVerifier.Folder}/";

    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".jsonl"];

    /// <summary>Whether a file in a folder is taken for a manifest.</summary>
    public static bool IsManifest(string path) => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Accepted verdicts of a policy folder, in their earlier form in JSON, are no manifests. Place and content have to say so: what is neither is decided or an error, since a
    /// transfer that is passed over in silence was never checked.
    /// </summary>
    protected override bool IsLeftOut(string path)
    {
        var slashed = DisplayPath.Slashes(path);
        if (!slashed.EndsWith(OldVerdict.Ending, StringComparison.Ordinal))
        {
            return false;
        }

        for (var at = slashed.LastIndexOf(Verdicts, StringComparison.Ordinal); at > 0; at = slashed.LastIndexOf(Verdicts, at - 1, StringComparison.Ordinal))
        {
            if (Directory.Exists($"{slashed[..at]}/{PolicyFolderFinder.Transfers}"))
            {
                return IsVerdict(path);
            }
        }

        return false;
    }

    private static bool IsVerdict(string path)
    {
        try
        {
            return OldVerdict.Read(Encoding.UTF8.GetString(BoundedReader.Read(path))) is { Count: > 0 };
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            // Whoever reads it next says so.
            return false;
        }
    }
}
