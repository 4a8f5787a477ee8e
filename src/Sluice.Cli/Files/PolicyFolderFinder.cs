using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Finds the folders that hold policies together with their transfers.</summary>
/// <param name="workingDirectory">What relative paths are relative to.</param>
internal sealed class PolicyFolderFinder(string workingDirectory)
{
    /// <summary>What was wrong.</summary>
    public List<Diagnostic> Problems { get; } = [];

    /// <summary>The policy folders of what the user named, as named and sorted; where nothing is named, of the usual places.</summary>
    public List<string> Find(IReadOnlyList<string> named)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in named.Count > 0 ? named : [Usual()])
        {
            if (PolicyFolder.Find(folder, workingDirectory, Problems) is { } full)
            {
                Search(folder, full, found);
            }
        }

        return [.. found.Values];
    }

    private string Usual() =>
        Directory.Exists(Path.Join(workingDirectory, "policies"))
        && !Directory.Exists(Path.Join(workingDirectory, PolicyFolderLayout.Transfers))
            ? "policies"
            : ".";

    private void Search(string named, string full, SortedDictionary<string, string> found)
    {
        if (Directory.Exists(Path.Join(full, PolicyFolderLayout.Transfers)))
        {
            found.TryAdd(full, named);
            return;
        }

        var files = FileTree.Files(full, (path, e) =>
            Problems.Add(
                Diagnostic.Create(
                    CommandDiagnostics.CannotRead,
                    null,
                    DisplayPath.Of(Path.Join(full, path), named, workingDirectory),
                    SystemMessage.Of(e)
                )
            )
        );
        var any = false;
        foreach (var prefix in files.Select(Prefix).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (
                files.Exists(f =>
                    f.StartsWith(prefix + "/", StringComparison.Ordinal) && f.EndsWith(".sluice", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                any = true;
                found.TryAdd(Path.Join(full, prefix), Path.Join(named, prefix));
            }
        }

        if (!any)
        {
            Problems.Add(Diagnostic.Create(CommandDiagnostics.NoPolicyFolder, null, DisplayPath.Of(full, named, workingDirectory)));
        }
    }

    private static string? Prefix(string file)
    {
        var at = file.IndexOf($"/{PolicyFolderLayout.Transfers}/", StringComparison.Ordinal);
        return at > 0 ? file[..at] : null;
    }
}
