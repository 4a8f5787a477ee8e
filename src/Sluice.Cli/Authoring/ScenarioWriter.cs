using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Authoring;

/// <summary>Makes a manifest and its twin: the one fact that changes the verdict is looked for by deciding.</summary>
/// <param name="engine">The policy set.</param>
internal sealed class ScenarioWriter(PolicyEngine engine)
{
    /// <summary>The two manifests, by the ending of their file names.</summary>
    public IReadOnlyList<(string Ending, string Text, Verdict Verdict)> Write(ScenarioDraft draft)
    {
        var own = Decide(draft);
        var twins = draft.Twins(engine.Program.Vocabulary).Select(t => (t.Twin, t.Fact, Decided: Decide(t.Twin))).ToList();
        var best = twins.Find(t => t.Decided.Verdict != own.Verdict);
        best = best.Twin is null ? twins.Find(t => Grounds(t.Decided) != Grounds(own)) : best;
        best = best.Twin is null ? twins[^1] : best;
        var twin = best.Twin with { Name = draft.Name + "-twin" };
        return
        [
            ("", draft.Text("Say here what is sent, by whom and why.", $"expect: {Verdicts.NameOf(own.Verdict)}"), own.Verdict),
            ("_twin", twin.Text($"Twin of {draft.Name}: {best.Fact}; nothing else differs.", $"expect: {Verdicts.NameOf(best.Decided.Verdict)}"), best.Decided.Verdict),
        ];
    }

    private TransferVerdict Decide(ScenarioDraft draft)
    {
        var read = ManifestReader.Read(new SourceText("new.yaml", draft.Text()), engine.Program.Vocabulary);
        return read.Transfers.IsEmpty
            ? throw new InvalidOperationException("A manifest made of the vocabulary cannot be read: " + DiagnosticFormatter.Format(read.Diagnostics[0]))
            : engine.Decide(read.Transfers[0]);
    }

    private static string Grounds(TransferVerdict verdict) =>
        string.Join('\n', verdict.Flows.SelectMany(static f => f.Grounds).Select(static g => g.Rule?.Name ?? "").Distinct(StringComparer.Ordinal));
}
