using BenchmarkDotNet.Attributes;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;

namespace Sluice.Benchmarks;

/// <summary>What an editor waits for when one file of a policy set of a hundred files has changed, beside compiling the set anew.</summary>
[MemoryDiagnoser]
public class EditingBenchmarks
{
    private const string Edited = "/set/rules_42.sluice";

    private Workspace workspace = new(new SplitFiles(new Workload(1)));
    private SplitFiles files = new(new Workload(1));
    private string text = "";
    private int edits;

    [Params(10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        files = new SplitFiles(new Workload(Rules));
        workspace = new Workspace(files);
        workspace.Load(["/set"]);
        text = workspace.Text(Edited)!;
        var set = workspace.Sets.Single();
        workspace.Keep(set, set.Bind());
        if (
            set.Documents.Count != SplitFiles.Count + 1
            || workspace.Sets.Single().Bound!.Program is null
            || CompletionAfterEdit() == 0
            || HoverAfterEdit() == 0
        )
        {
            throw new InvalidOperationException("the workload cannot be edited");
        }
    }

    [Benchmark(Description = "the set read and bound anew", Baseline = true)]
    public object Anew()
    {
        var fresh = new Workspace(files);
        fresh.Load(["/set"]);
        return fresh.Sets.Single().Bind();
    }

    [Benchmark(Description = "one file changed: completion")]
    public int CompletionAfterEdit()
    {
        var set = Edit();
        var document = set.Document(Edited)!;
        return PolicyCompletion.At(set, document, document.Source.Content.IndexOf("to     ", StringComparison.Ordinal) + 7).Length;
    }

    [Benchmark(Description = "one file changed: hover")]
    public int HoverAfterEdit() => HoverFeature.At(Edit(), Edited, text.IndexOf("group_", StringComparison.Ordinal) + 1)?.Page.Length ?? 0;

    [Benchmark(Description = "one file changed: what the parser finds")]
    public int SyntaxAfterEdit() => Edit().Document(Edited)!.Tree.Diagnostics.Length;

    [Benchmark(Description = "one file changed: lenses, colours and outline of the file")]
    public int FileAfterEdit()
    {
        var set = Edit();
        var document = set.Document(Edited)!;
        return RuleLens.Of(set, document, static _ => null).Length
            + SemanticTokensFeature.Of(set, document).Count()
            + Outline.Of(document).Length;
    }

    [Benchmark(Description = "one file changed: references in all files")]
    public int ReferencesAfterEdit()
    {
        var set = Edit();
        return NavigationFeature
            .References(
                [set],
                NavigationFeature.NameAt(set, Edited, text.IndexOf("group_", StringComparison.Ordinal) + 1)!.Value.Key,
                declarations: true
            )
            .Length;
    }

    [Benchmark(Description = "one file changed: all diagnostics")]
    public int DiagnosticsAfterEdit()
    {
        var set = Edit();
        return WorkspaceDiagnostic.OfPolicies(set, set.Bind()).Length;
    }

    // Another text each time: a rule more, then one less.
    private PolicySetSnapshot Edit() => workspace.Change(Edited, edits++ % 2 == 0 ? text + "\nrule edited { deny group_1 }\n" : text)[0];
}
