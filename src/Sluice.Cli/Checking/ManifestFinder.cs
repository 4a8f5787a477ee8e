using System.Text;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Snapshots;

namespace Sluice.Cli.Checking;

/// <summary>Finds manifests.</summary>
internal sealed class ManifestFinder(string workingDirectory)
    : FileFinder(workingDirectory, PolicyFolderLayout.IsManifest, CommandDiagnostics.NoManifest)
{
    private const string Verdicts = $"/{PolicyFolderLayout.Verdicts}/";

    /// <summary>
    /// Accepted verdicts of a policy folder, in their earlier form in JSON, are no manifests. Place and content have to say so: what is
    /// neither is decided or an error, since a transfer that is passed over in silence was never checked.
    /// </summary>
    protected override bool IsLeftOut(string path)
    {
        var slashed = DisplayPath.Slashes(path);
        if (!slashed.EndsWith(JsonVerdictReader.Ending, StringComparison.Ordinal))
        {
            return false;
        }

        for (
            var at = slashed.LastIndexOf(Verdicts, StringComparison.Ordinal);
            at > 0;
            at = slashed.LastIndexOf(Verdicts, at - 1, StringComparison.Ordinal)
        )
        {
            if (Directory.Exists($"{slashed[..at]}/{PolicyFolderLayout.Transfers}"))
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
            return JsonVerdictReader.Read(Encoding.UTF8.GetString(BoundedReader.Read(path))) is { Count: > 0 };
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            // The reader of the manifest reports it.
            return false;
        }
    }
}
