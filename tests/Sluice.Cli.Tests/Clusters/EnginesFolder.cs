using System.Diagnostics;
using Sluice.Cli.Tests.Docs;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Where a real Spark and a real Trino come from: a folder that holds them unpacked, or packed with the script `unpack` beside them. The variable SLUICE_ENGINES names it;
/// else it is <c>../shared/engines</c> beside this checkout, or beside the main working tree that it belongs to.
/// </summary>
internal static class EnginesFolder
{
    /// <summary>That folder; null where there is none.</summary>
    public static string? Found { get; } = Find();

    /// <summary>Why tests of an engine are skipped; null where they run. What is found has to start: a test that cannot start it fails.</summary>
    /// <param name="variable">The variable with a client of another cluster, which then takes the place of the engine found.</param>
    public static string? Reason(string variable) =>
        Found is null && Client(variable) is null ? $"neither SLUICE_ENGINES nor ../shared/engines leads to an engine, and {variable} names no client" : null;

    /// <summary>A client of a cluster that runs already, as <c>--submit</c> takes it; null for none.</summary>
    public static string? Client(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } command ? command : null;

    /// <summary>The folder of one engine, unpacked below a scratch folder where it is packed.</summary>
    public static string Unpacked(string engine, string scratch)
    {
        var own = Path.Combine(Found!, engine);
        var script = Path.Combine(Found!, "unpack");
        if (!File.Exists(script))
        {
            return own;
        }

        using var process = Process.Start(new ProcessStartInfo(script, [scratch, engine]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(scratch, engine) : throw new InvalidOperationException($"{engine} cannot be unpacked");
    }

    private static string? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable("SLUICE_ENGINES") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? Path.GetFullPath(named) : throw new InvalidOperationException("SLUICE_ENGINES names no folder");
        }

        return new[] { PageWorkspace.RepositoryRoot, MainTree() }.OfType<string>().Select(static tree => Path.GetFullPath(Path.Combine(tree, "..", "shared", "engines"))).FirstOrDefault(Directory.Exists);
    }

    // In a further working tree `.git` is a file that leads to `.git/worktrees/NAME` of the main one.
    private static string? MainTree()
    {
        var file = Path.Combine(PageWorkspace.RepositoryRoot, ".git");
        const string mark = "gitdir: ";
        return File.Exists(file) && File.ReadAllText(file) is var text && text.StartsWith(mark, StringComparison.Ordinal) && text.IndexOf("/.git/worktrees/", StringComparison.Ordinal) is > 0 and var end
            ? text[mark.Length..end]
            : null;
    }
}
