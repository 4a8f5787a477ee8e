using Sluice.Cli.Snapshots;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Linting;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Text;

namespace Sluice.Testing.Cases;

/// <summary>What is done with the cases of a folder.</summary>
/// <param name="Inputs">The kinds of input it takes.</param>
/// <param name="Outputs">The kinds of output it may have, without the dialect.</param>
/// <param name="Run">What comes out of a case, by kind; what is empty may be left out.</param>
public sealed record CaseStage(string[] Inputs, string[] Outputs, Func<TestCase, IReadOnlyDictionary<string, string>> Run)
{
    /// <summary>All stages, by the names of their folders.</summary>
    public static IReadOnlyDictionary<string, CaseStage> All { get; } =
        new SortedDictionary<string, CaseStage>(StringComparer.Ordinal)
        {
            ["command"] = new(["sluice", "manifest", "rows", "command"], ["text"], Command),
            ["diagnostics"] = new(["sluice", "manifest"], ["diagnostics"], static c => Written(Decide(c, decides: false))),
            ["format"] = new(["sluice"], ["text", "diagnostics"], Format),
            ["lint"] = new(["sluice", "command"], ["diagnostics"], Lint),
            ["sql"] = new(["sluice", "manifest"], ["diagnostics", "sql"], Sql),
            ["verdict"] = new(["sluice", "manifest"], ["diagnostics", "verdict"], static c => Written(Decide(c, decides: true))),
        };

    private static Dictionary<string, string> Written((IEnumerable<Diagnostic> Diagnostics, string Verdict) found) =>
        new(StringComparer.Ordinal) { ["diagnostics"] = Text(found.Diagnostics), ["verdict"] = found.Verdict };

    private static string Text(IEnumerable<Diagnostic> diagnostics) =>
        string.Concat(diagnostics.Select(static d => DiagnosticFormatter.Format(d)));

    private static (IEnumerable<Diagnostic> Diagnostics, string Verdict) Decide(TestCase input, bool decides)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(input.Policies));
        if (input.Manifest is not { } manifest)
        {
            return (compiled.Diagnostics, "");
        }

        var read = ManifestReader.Read(new SourceText(manifest.Name, manifest.Text), compiled.Vocabulary);
        var all = compiled.Diagnostics.Concat(read.Diagnostics);
        if (!decides || compiled.Program is not { } program || read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            return (all, "");
        }

        var engine = new PolicyEngine(program);
        var verdicts = read.Transfers.Select(t => engine.Decide(t)).ToList();
        return (
            all.Concat(verdicts.SelectMany(v => TransferCautions.Find(engine, v, null))),
            VerdictFile.Write([.. verdicts.Select(AcceptedVerdict.Of)])[(VerdictFile.Version.Length + 1)..]
        );
    }

    // Formatting what is formatted changes nothing.
    private static Dictionary<string, string> Format(TestCase input)
    {
        var result = PolicyFormatter.Format(PolicyParser.Parse(new SourceText("policy.sluice", input.Policies.Values.Single())));
        var again = result.Text is { } text ? PolicyFormatter.Format(PolicyParser.Parse(new SourceText("policy.sluice", text))).Text : null;
        return new(StringComparer.Ordinal)
        {
            ["text"] = again == result.Text ? result.Text ?? "" : $"formatted once\n{result.Text}formatted twice\n{again}",
            ["diagnostics"] = Text(result.Problems),
        };
    }

    // What the page's own policy has alone is no finding of the case.
    private static Dictionary<string, string> Lint(TestCase input)
    {
        string[] line = input.Commands is [["lint", ..] only] ? only : ["lint"];
        var options = LintOptions.Default;
        for (var i = 1; i + 1 < line.Length; i += 2)
        {
            options = line[i] switch
            {
                "--only" => options with { Only = [line[i + 1]] },
                "--enable" => options with { Enabled = [line[i + 1]] },
                "--as-of" => options with { AsOf = DateOnly.ParseExact(line[i + 1], "yyyy-MM-dd", null) },
                _ => throw new InvalidOperationException($"{input.Place}: `lint` takes --only, --enable and --as-of here, not {line[i]}"),
            };
        }

        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(input.Policies));
        var errors = compiled.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        var before =
            input.SharedPolicies.Count == 0
                ? []
                : Found(PolicyCompiler.Compile(new MemoryPolicyFiles(input.SharedPolicies)), options).ToHashSet(StringComparer.Ordinal);
        return new(StringComparer.Ordinal)
        {
            ["diagnostics"] = Text(errors) + string.Concat(Found(compiled, options).Where(f => !before.Contains(f))),
        };
    }

    private static IEnumerable<string> Found(Compilation compiled, LintOptions options) =>
        Linter.Run(compiled, options).Select(static f => DiagnosticFormatter.Format(f.Diagnostic));

    private static Dictionary<string, string> Sql(TestCase input)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(input.Policies));
        var manifest = input.Manifest ?? throw new InvalidOperationException($"{input.Place}: a query needs a manifest");
        var read = ManifestReader.Read(new SourceText(manifest.Name, manifest.Text), compiled.Vocabulary);
        var bag = new DiagnosticBag();
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        if (
            compiled.Program is { } program
            && read.Transfers is [var transfer]
            && TransferPlanner.Plan(new PolicyEngine(program), transfer, null, bag) is { } plan
        )
        {
            foreach (
                var dialect in input
                    .Expected.Where(static b => b.Kind.StartsWith("sql ", StringComparison.Ordinal))
                    .Select(static b => b.Kind[4..])
            )
            {
                written["sql " + dialect] = TransferQueries.Write(plan, TableMap.Empty, SqlDialects.Find(dialect)!, bag);
            }
        }

        written["diagnostics"] = Text(compiled.Diagnostics.Concat(read.Diagnostics).Concat(bag.ToSorted()));
        return written;
    }

    private static Dictionary<string, string> Command(TestCase input)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in input.All)
        {
            folder.Write(name.EndsWith(".sluice", StringComparison.Ordinal) ? "set/" + name : name, text);
        }

        return new(StringComparer.Ordinal)
        {
            ["text"] = string.Concat(
                input.Commands.Select(c =>
                    folder.Run(c) switch
                    {
                        var run => $"{run.Output}{run.Complaints}{(run.Code == 0 ? "" : $"[exit code {run.Code}]\n")}",
                    }
                )
            ),
        };
    }
}
