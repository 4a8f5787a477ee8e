using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// The search decides only flows that an edit reaches, and keeps what it found. Held to the whole engine, which is asked about the edited
/// transfer from the beginning: what is proposed changes the verdict so, and of single edits none that does is missed.
/// </summary>
[Trait("Category", "Slow")]
public class ChangeSearchTests
{
    [Fact]
    public void What_is_proposed_turns_the_verdict_and_no_single_edit_that_does_is_missed()
    {
        var (singles, joined, kept) = (0, 0, 0);
        for (var seed = 91_000; seed < 91_500; seed++)
        {
            if (Refused(seed, out var asOf, out var engine) is not { Manifest: var manifest } verdict)
            {
                continue;
            }

            var search = new ChangeSearch(engine, manifest, verdict, asOf, null);
            var found = new List<FoundChange>();
            search.AddSingles(found);
            var turning = search
                .Edits.Where(e =>
                    engine.Decide(e.Apply(manifest), asOf).Verdict is var after && after < verdict.Verdict && after <= Verdict.Restrict
                )
                .ToList();
            Assert.True(turning.SequenceEqual(found.Select(static f => Assert.Single(f.Edits))), $"seed {seed}: single edits");
            singles += found.Count;
            kept += search.Edits.Length - found.Count;

            search.AddPairs(found, 100);
            search.AddGreedy(found, 16);
            foreach (var change in found)
            {
                var edited = change.Edits.Aggregate(manifest, static (m, e) => e.Apply(m));
                Assert.True(engine.Decide(edited, asOf).Verdict == change.To, $"seed {seed}: {change.Sentences}");
                joined += change.Edits.Length > 1 ? 1 : 0;
            }
        }

        Assert.True(singles > 100, $"only {singles} single edits turn a verdict");
        Assert.True(joined > 100, $"only {joined} joined edits turn a verdict");
        Assert.True(kept > 1000, $"only {kept} single edits turn none");
    }

    [Fact]
    public void What_is_kept_of_flows_and_rules_is_what_measuring_the_edited_transfer_anew_says()
    {
        var (measured, better, givenUp) = (0, 0, 0);
        for (var seed = 92_000; seed < 92_400; seed++)
        {
            if (Refused(seed, out var asOf, out var engine) is not { Manifest: var manifest } verdict)
            {
                continue;
            }

            var edits = new ChangeSearch(engine, manifest, verdict, asOf, null).Edits;
            var flows = new EditedFlows(engine, manifest, asOf, edits, null, new StepBudget());
            var random = new Random(seed);
            for (var chain = 0; chain < 6; chain++)
            {
                int[] chosen = [];
                var hopeless = new HashSet<Verdict>();
                foreach (var next in Enumerable.Range(0, edits.Length).OrderBy(e => (edits[e].Drops, random.Next())))
                {
                    if (chosen.Any(c => edits[c].Target == edits[next].Target))
                    {
                        continue;
                    }

                    chosen = [.. chosen, next];
                    var passes = flows.Pass(chosen);
                    var kept = flows.Measure(chosen, EditSet.Of(chosen, edits.Length));
                    var edited = chosen.Aggregate(manifest, (m, e) => edits[e].Apply(m));
                    var days = engine.DaysOf(edited, asOf);
                    var anew = engine
                        .FlowsOf(edited)
                        .Select(f => new FlowMeasure(engine.Rules, engine.NearMisses).Of(f, days, null, static _ => false, out var _))
                        .ToList();
                    var (wanted, got) = (string.Join(", ", anew.Select(Shown)), string.Join(", ", kept?.Flows.Select(Shown) ?? []));
                    Assert.True(
                        wanted == got,
                        $"seed {seed}, {string.Join("; ", chosen.Select(c => edits[c].Sentence))}: {wanted} is {got}"
                    );
                    // What leaves no purpose or no recipient of its own is no manifest, though onward recipients with purposes of their own
                    // may keep a flow alive.
                    var isManifest = !edited.Purposes.IsEmpty && edited.Recipients.Any(static r => !r.Onward);
                    Assert.Equal(isManifest && anew.Count > 0 && anew.TrueForAll(static f => f.Verdict <= Verdict.Restrict), passes);

                    // What is given up as hopeless is attained by nothing that follows.
                    Assert.DoesNotContain(hopeless, g => anew.Count > 0 && anew.TrueForAll(f => f.Verdict <= g));
                    var left = EditSet.Of(
                        [.. Enumerable.Range(0, edits.Length).Where(e => !chosen.Any(c => edits[c].Target == edits[e].Target))],
                        edits.Length
                    );
                    hopeless.UnionWith(
                        ((Verdict[])[Verdict.Allow, Verdict.Restrict]).Where(g => anew.Count > 0 && flows.AllHopeless(g, chosen, left))
                    );
                    givenUp += hopeless.Count;
                    measured += anew.Count;
                    better += passes ? 1 : 0;
                }
            }
        }

        Assert.True(measured > 10_000, $"only {measured} flows measured");
        Assert.True(givenUp > 100, $"only {givenUp} times given up");
        Assert.True(better > 100, $"only {better} transfers pass after their edits");

        static (Verdict Verdict, int Some, int All) Shown(FlowDistance flow) =>
            (flow.Verdict, flow.From(Verdict.Restrict), flow.From(Verdict.Allow));
    }

    /// <summary>A generated transfer with its verdict; null where that is to allow it.</summary>
    private static TransferVerdict? Refused(int seed, out DateOnly? asOf, out PolicyEngine engine)
    {
        var input = CaseGen.Make(seed);
        asOf = input.AsOf;
        engine = new PolicyEngine(PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed))).Program!);
        var manifest = Assert.Single(
            ManifestReader.Read(new SourceText("m.yaml", ManifestPrinter.Yaml(input.Manifest, seed)), engine.Program.Vocabulary).Transfers
        );
        var verdict = engine.Decide(manifest, asOf);
        return verdict.Verdict == Verdict.Allow ? null : verdict;
    }
}
