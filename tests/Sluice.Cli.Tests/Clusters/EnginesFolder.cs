using System.Diagnostics;
using Sluice.Testing;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Where a real Spark and a real Trino come from: a folder that holds them unpacked, or packed with the script `unpack` beside them. The
/// variable SLUICE_ENGINES names it; else it is <c>../shared/engines</c> beside this checkout, or beside the main working tree that it
/// belongs to.
/// </summary>
internal static class EnginesFolder
{
    // The folder that engines are unpacked into, once there is one.
    private static readonly List<string> Held = [];

    /// <summary>That folder; null where there is none.</summary>
    public static string? Found { get; } = Find();

    /// <summary>
    /// Why tests of an engine are skipped; null where they run. What is found has to start: a test that cannot start it fails.
    /// </summary>
    /// <param name="variable">The variable with a client of another cluster, which then takes the place of the engine found.</param>
    public static string? Reason(string variable) =>
        Found is null && Client(variable) is null
            ? $"neither SLUICE_ENGINES nor ../shared/engines leads to an engine, and {variable} names no client"
            : null;

    /// <summary>Why tests that take minutes are skipped; null where they are asked for.</summary>
    public static string? ReasonOfLong { get; } =
        Environment.GetEnvironmentVariable("SLUICE_TEST_LONG") is "1" ? null : "it takes minutes: .ci/long runs it";

    /// <summary>A client of a cluster that runs already, as <c>--submit</c> takes it; null for none.</summary>
    public static string? Client(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } command ? command : null;

    /// <summary>The folder of one engine, unpacked for as long as the tests run where it is packed.</summary>
    public static string Unpacked(string engine)
    {
        lock (Held)
        {
            if (!File.Exists(Path.Combine(Found!, "unpack")))
            {
                return Path.Combine(Found!, engine);
            }

            if (Held.Count == 0)
            {
                Held.Add(Directory.CreateTempSubdirectory("sluice-engines-").FullName);
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Held[0], recursive: true);
            }

            // One that is there already is not unpacked again.
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(Found!, "unpack"), [Held[0], engine]))!;
            process.WaitForExit();
            return process.ExitCode == 0
                ? Path.Combine(Held[0], engine)
                : throw new InvalidOperationException($"{engine} cannot be unpacked");
        }
    }

    private static string? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable("SLUICE_ENGINES") is { Length: > 0 } named)
        {
            return Directory.Exists(named)
                ? Path.GetFullPath(named)
                : throw new InvalidOperationException("SLUICE_ENGINES names no folder");
        }

        return new[] { Repository.Root, MainTree() }
            .OfType<string>()
            .Select(static tree => Path.GetFullPath(Path.Combine(tree, "..", "shared", "engines")))
            .FirstOrDefault(Directory.Exists);
    }

    // In a further working tree `.git` is a file that leads to `.git/worktrees/NAME` of the main one.
    private static string? MainTree()
    {
        var file = Path.Combine(Repository.Root, ".git");
        const string mark = "gitdir: ";
        return
            File.Exists(file)
            && File.ReadAllText(file) is var text
            && text.StartsWith(mark, StringComparison.Ordinal)
            && text.IndexOf("/.git/worktrees/", StringComparison.Ordinal) is > 0 and var end
            ? text[mark.Length..end]
            : null;
    }
}
