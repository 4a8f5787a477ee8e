using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Finds the policy sets to test: the folder itself, or the policy folders below it.</summary>
internal static class TestFolders
{
    private const string Ending = "*.sluice";

    /// <summary>The policy sets of what was named; where nothing is named, of <c>policies</c> or the working directory.</summary>
    public static IReadOnlyList<string> Find(string? named, string workingDirectory, List<Diagnostic> problems)
    {
        var usual = named ?? (Directory.Exists(Path.Join(workingDirectory, "policies")) && !IsSet(workingDirectory) ? "policies" : ".");
        if (CompiledFile.IsMeant(usual, workingDirectory))
        {
            return [usual];
        }

        if (PolicyFolder.Find(usual, workingDirectory, problems) is not { } full)
        {
            return [];
        }

        if (IsSet(full))
        {
            return [usual];
        }

        // A folder above policy folders: each of them is a set of its own.
        var below = new PolicyFolderFinder(workingDirectory).Find([usual]);
        return below.Count > 0 ? below : [usual];
    }

    private static bool IsSet(string full) =>
        Directory.Exists(Path.Join(full, PolicyFolderLayout.Transfers)) || Directory.EnumerateFiles(full, Ending).Any();
}
