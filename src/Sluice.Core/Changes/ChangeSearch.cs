using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>
/// Searches among edits for those that change a verdict. Edits go by their numbers, in the order in which they are chosen.
/// </summary>
internal sealed class ChangeSearch
{
    /// <summary>
    /// The bound of the search in steps: an estimate, not a measurement. What is found by then is proposed, and the verdict says that the
    /// search was cut short.
    /// </summary>
    private const long MostWork = 10_000_000;

    /// <summary>The most columns that are named one by one.</summary>
    private const int MostAlong = 64;

    private readonly StepBudget budget = new(MostWork);
    private readonly PolicyEngine engine;
    private readonly TransferManifest manifest;
    private readonly TransferVerdict verdict;
    private readonly ImmutableArray<ManifestEdit> edits;
    private readonly EditedFlows flows;
    private readonly Dictionary<EditSet, Measured> evaluated = [];

    public ChangeSearch(PolicyEngine engine, TransferManifest manifest, TransferVerdict verdict, DateOnly? asOf, Flow? only)
    {
        this.engine = engine;
        this.manifest = manifest;
        this.verdict = verdict;
        edits = Candidates();
        flows = new EditedFlows(engine, manifest, asOf, edits, only, budget);
    }

    /// <summary>Whether there may be changes that were not tried.</summary>
    public bool CutShort => budget.IsSpent || budget.Cuts > 0;

    /// <summary>All edits that are tried.</summary>
    public ImmutableArray<ManifestEdit> Edits => edits;

    public void AddSingles(List<FoundChange> found)
    {
        for (var i = 0; i < edits.Length && !budget.IsSpent; i++)
        {
            Try(found, [i]);
        }
    }

    public void AddPairs(List<FoundChange> found, int most)
    {
        for (var i = 0; i < edits.Length; i++)
        {
            for (var j = i + 1; j < edits.Length; j++)
            {
                if (edits[i].Target != edits[j].Target)
                {
                    if (most-- <= 0 || budget.IsSpent)
                    {
                        return;
                    }

                    Try(found, [i, j]);
                }
            }
        }
    }

    /// <summary>
    /// Joins the edits that help most, step by step, once for any better verdict and once for each better one there could be.
    /// </summary>
    public void AddGreedy(List<FoundChange> found, int most)
    {
        foreach (var goal in (ReadOnlySpan<Verdict>)[Verdict.Restrict, Verdict.Allow])
        {
            if (
                goal < verdict.Verdict
                && !budget.IsSpent
                && !found.Exists(f => f.To <= goal)
                && (Climb(goal, most, []) ?? ClimbAlone(goal, most)) is { } chosen
            )
            {
                Try(found, chosen);
            }
        }
    }

    /// <summary>
    /// Climbs from the transfer without the fields that refuse other flows only by being beside them: of several such fields dropping one
    /// gains nothing.
    /// </summary>
    private int[]? ClimbAlone(Verdict goal, int most)
    {
        var along = Enumerable.Range(0, edits.Length).Where(i => edits[i].Along).Take(MostAlong + 1).ToArray();
        return along.Length is > 1 and <= MostAlong ? Climb(goal, most, along) : null;
    }

    private int[]? Climb(Verdict goal, int most, int[] chosen)
    {
        if (chosen.Length > 0 && Attains(chosen, goal))
        {
            return Prune(chosen, goal);
        }

        var now = Evaluate(chosen)?.From(goal) ?? int.MaxValue;
        var gains = new int[edits.Length];
        for (var edit = 0; edit < gains.Length; edit++)
        {
            gains[edit] = flows.Matters(edit) ? int.MaxValue : int.MinValue;
        }

        most += chosen.Length;
        while (chosen.Length < most)
        {
            var best = Best(goal, chosen, now, gains, drops: false) ?? Best(goal, chosen, now, gains, drops: true);
            if (best is null || budget.IsSpent)
            {
                return null;
            }

            chosen = [.. chosen, best.Edit];
            now = best.Score;
            if (best.After.Verdict <= goal)
            {
                return Prune(chosen, goal);
            }

            if (flows.AllHopeless(goal, chosen, Left(chosen)))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// The edit that helps most; null when none helps. What an edit gained before is taken as the most it can gain now, so that few have to
    /// be evaluated again; only when none of them seems to help is each looked at.
    /// </summary>
    private Step? Best(Verdict goal, int[] chosen, int now, int[] gains, bool drops)
    {
        Step? best = null;
        foreach (var edit in Open(chosen, gains, drops))
        {
            if (budget.IsSpent || (best is not null && gains[edit] <= now - best.Score))
            {
                break;
            }

            var after = Evaluate([.. chosen, edit]);
            var score = after?.From(goal) ?? int.MaxValue;
            gains[edit] = after is null ? int.MinValue : now - score;
            if (score < now && (best is null || score < best.Score))
            {
                best = new Step(edit, after!, score);
            }
        }

        return best;
    }

    /// <summary>The edits that could come next: first those that gained most, of these the cheapest, of these the first.</summary>
    private int[] Open(int[] chosen, int[] gains, bool drops)
    {
        var open = new List<int>();
        for (var edit = 0; edit < edits.Length; edit++)
        {
            if (edits[edit].Drops == drops && gains[edit] != int.MinValue && !IsTaken(chosen, edits[edit].Target))
            {
                open.Add(edit);
            }
        }

        var sorted = open.ToArray();
        Array.Sort(sorted, (l, r) => gains[l] != gains[r] ? gains[r].CompareTo(gains[l])
            : edits[l].Cost != edits[r].Cost ? edits[l].Cost.CompareTo(edits[r].Cost)
            : l.CompareTo(r));
        return sorted;
    }

    /// <summary>The edits of which each could still follow.</summary>
    private EditSet Left(int[] chosen)
    {
        var left = new List<int>();
        for (var edit = 0; edit < edits.Length; edit++)
        {
            if (!IsTaken(chosen, edits[edit].Target))
            {
                left.Add(edit);
            }
        }

        return EditSet.Of(CollectionsMarshal.AsSpan(left), edits.Length);
    }

    private bool IsTaken(int[] chosen, string target)
    {
        foreach (var edit in chosen)
        {
            if (edits[edit].Target == target)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Leaves out every edit without which the goal is reached all the same: first what is no longer sent, then the dearest.
    /// </summary>
    private int[] Prune(int[] chosen, Verdict goal)
    {
        foreach (var edit in chosen.OrderByDescending(i => (edits[i].Drops, edits[i].Cost)).ToArray())
        {
            var without = Array.FindAll(chosen, c => c != edit);
            if (without.Length > 0 && Attains(without, goal) && !budget.IsSpent)
            {
                chosen = without;
            }
        }

        return chosen;
    }

    /// <summary>
    /// Whether the transfer comes to a verdict or a better one. That a flow fails is mostly known after one or two, so no distance is
    /// computed.
    /// </summary>
    private bool Attains(int[] chosen, Verdict goal) =>
        flows.Pass(chosen) && (goal >= Verdict.Restrict || Evaluate(chosen)?.Verdict <= goal);

    private void Try(List<FoundChange> found, int[] chosen)
    {
        if (
            flows.Pass(chosen)
            && Evaluate(chosen) is { } after
            && !budget.IsSpent
            && after.Verdict < verdict.Verdict
            && after.Verdict <= Verdict.Restrict
        )
        {
            found.Add(new FoundChange([.. chosen.Select(i => edits[i])], after.Verdict));
        }
    }

    /// <summary>What is left to do after some edits; null when they leave nothing to send, for that is no transfer.</summary>
    private TransferDistance? Evaluate(int[] chosen)
    {
        // Both goals evaluate much the same choices, and pruning evaluates them again.
        var key = EditSet.Of(chosen, edits.Length);
        if (!evaluated.TryGetValue(key, out var known))
        {
            evaluated.Add(key, known = new Measured(flows.Measure(chosen, key)));
        }

        return known.Distance;
    }

    private ImmutableArray<ManifestEdit> Candidates()
    {
        var bad = ImmutableArray.CreateBuilder<FlowVerdict>();
        var rules = new HashSet<Rule>();
        var techniques = new HashSet<TechniqueSymbol>();
        var all = new HashSet<Rule>();
        foreach (var flow in verdict.Flows)
        {
            var about = engine.RulesAbout(flow.Flow).Where(static r => r.Effect != RuleEffect.Oblige);
            all.UnionWith(about);
            if (flow.Verdict <= Verdict.Restrict && flow.Residual is null)
            {
                continue;
            }

            bad.Add(flow);
            rules.UnionWith(about);
            foreach (var miss in flow.NearMisses)
            {
                rules.Add(miss.Rule);
            }

            foreach (var use in flow.Flow.Field.Techniques)
            {
                techniques.Add(use.Technique);
            }
        }

        all.UnionWith(rules);
        var relevant = new RelevantConditions(engine.Program, rules, techniques);
        var asked = new RelevantConditions(engine.Program, all, engine.Program.Vocabulary.Techniques.All);
        return
        [
            .. FieldEdits.Of(engine.Program, manifest, bad.ToImmutable(), relevant),
            .. LegalBasisEdits.Of(engine.Program, manifest, relevant),
            .. TransferEdits.Of(engine.Program, manifest, verdict, relevant, asked),
        ];
    }

    private sealed record Step(int Edit, TransferDistance After, int Score);

    private sealed record Measured(TransferDistance? Distance);
}
