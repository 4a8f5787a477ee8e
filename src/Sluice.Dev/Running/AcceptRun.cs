using System.Diagnostics;
using System.Text.RegularExpressions;
using Sluice.Cli.Hosting;
using Sluice.Dev.Files;
using Sluice.Dev.Generating;

namespace Sluice.Dev.Running;

/// <summary>Lets the tests write the outputs that they hold to files, and says which files are others now.</summary>
internal static partial class AcceptRun
{
    // The variable that the tests ask for.
    private const string Variable = "SLUICE_ACCEPT";

    /// <summary>Whether outputs may be accepted: not in a pipeline, where nothing is read before.</summary>
    public static bool IsAllowed(IConsoleIo io) => io.Variable("CI") is null or "" or "false";

    /// <summary>Makes what is made from code, then runs the tests that accept.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="filter">
    /// Only these of them: a part of a full name, or an expression as `dotnet test --filter` takes it; null for all.
    /// </param>
    /// <param name="io">The console.</param>
    /// <param name="start">Runs a program to its end and gives its exit code.</param>
    /// <returns>The exit code of the tests.</returns>
    public static int Run(Checkout checkout, string? filter, IConsoleIo io, Func<ProcessStartInfo, int> start)
    {
        var changes = FileChanges.Since(checkout);
        foreach (var (path, text) in GeneratedFiles.Differing(checkout))
        {
            AtomicFile.Write(checkout.PathOf(path), text);
        }

        var tests = new ProcessStartInfo("dotnet", ["test", "PolicyEngine.sln", "--filter", FilterOf(checkout, filter)])
        {
            WorkingDirectory = checkout.Root,
        };
        tests.Environment[Variable] = "1";
        var code = start(tests);
        var lines = changes.Lines();
        io.Out.Write(lines.Count > 0 ? string.Concat(lines.Select(static l => l + "\n")) : "nothing changed\n");
        return code;
    }

    /// <summary>The full names of the classes of tests that accept outputs, found in their sources.</summary>
    public static IReadOnlyList<string> Classes(Checkout checkout) =>
        [
            .. checkout
                .Files("tests")
                .Where(static f => f.EndsWith("Tests.cs", StringComparison.Ordinal))
                .Select(f => (File: f, Text: checkout.Read(f)))
                .Where(static f => Accepts().IsMatch(f.Text))
                .Select(static f => f.File["tests/".Length..^".cs".Length].Replace('/', '.')),
        ];

    private static string FilterOf(Checkout checkout, string? filter)
    {
        var accepting = string.Join('|', Classes(checkout).Select(static c => $"FullyQualifiedName~{c}."));
        return filter is null
            ? accepting
            : $"({accepting})&({(filter.AsSpan().ContainsAny("=~") ? filter : "FullyQualifiedName~" + filter)})";
    }

    [GeneratedRegex(@"\b(?:AcceptedText\.(?:Matches|Accepts)|CaseRunner\.Check)\b")]
    private static partial Regex Accepts();
}
