using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Authoring;

/// <summary>Makes a manifest and its twin: the one fact that changes the verdict is looked for by deciding.</summary>
/// <param name="engine">The policy set.</param>
internal sealed class ScenarioWriter(PolicyEngine engine)
{
    /// <summary>More variations than this are not decided: the answer is the same on every machine, and comes.</summary>
    private const int MostTried = 2_000;

    private int tried;

    /// <summary>
    /// The manifest and its twin, by the ending of their file names; the manifest alone where no one fact was found that changes its
    /// verdict.
    /// </summary>
    public IReadOnlyList<(string Ending, string Text, Verdict Verdict)> Write(ScenarioDraft draft)
    {
        var (own, twin, fact) = Pair(draft) is { } pair ? pair : (draft, null, "");
        var verdict = Decide(own);
        var first = ("", own.Text("Say here what is sent, by whom and why.", $"expect: {Verdicts.NameOf(verdict)}"), verdict);
        if (twin is null)
        {
            return [first];
        }

        twin = twin with { Name = own.Name + "-twin" };
        var turned = Decide(twin);
        return
        [
            first,
            ("_twin", twin.Text($"Twin of {own.Name}: {fact}; nothing else differs.", $"expect: {Verdicts.NameOf(turned)}"), turned),
        ];
    }

    /// <summary>
    /// The transfer and a variation by one fact that is decided otherwise. Where several facts are needed together, they are brought about
    /// one after the other, and the pair is the transfer just before the last of them and just after it.
    /// </summary>
    private (ScenarioDraft Own, ScenarioDraft? Twin, string Fact)? Pair(ScenarioDraft draft)
    {
        var verdict = Decide(draft);
        if (Turned(draft, verdict, draft.Twins(engine.Program.Vocabulary)) is { } near)
        {
            return near;
        }

        var own = draft;
        while (own.Next(engine.Program.Vocabulary) is { } next)
        {
            if (Turned(own, verdict, [next]) is { } turned)
            {
                return turned;
            }

            own = next.Twin;
            if (Turned(own, verdict, own.Treated(engine.Program.Vocabulary)) is { } treated)
            {
                return treated;
            }
        }

        return null;
    }

    private (ScenarioDraft Own, ScenarioDraft? Twin, string Fact)? Turned(
        ScenarioDraft own,
        Verdict verdict,
        IEnumerable<(ScenarioDraft Twin, string Fact)> twins
    )
    {
        foreach (var (twin, fact) in twins)
        {
            if (++tried > MostTried)
            {
                return null;
            }

            if (Decide(twin) != verdict)
            {
                return (own, twin, fact);
            }
        }

        return null;
    }

    private Verdict Decide(ScenarioDraft draft)
    {
        var read = ManifestReader.Read(new SourceText("new.yaml", draft.Text()), engine.Program.Vocabulary);
        return read.Transfers.IsEmpty
            ? throw new InvalidOperationException(
                "A manifest made of the vocabulary cannot be read: " + DiagnosticFormatter.Format(read.Diagnostics[0])
            )
            : engine.Decide(read.Transfers[0]).Verdict;
    }
}
