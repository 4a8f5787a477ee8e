using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation.Changes;

/// <summary>Searches among edits for those that turn a verdict.</summary>
internal sealed class ChangeSearch
{
    private readonly PolicyEngine engine;
    private readonly TransferManifest manifest;
    private readonly TransferVerdict verdict;
    private readonly DateOnly? asOf;
    private readonly ImmutableArray<ManifestEdit> edits;
    private readonly EditedFlows flows;
    private readonly Dictionary<string, TransferDistance?> evaluated = new(StringComparer.Ordinal);

    public ChangeSearch(PolicyEngine engine, TransferManifest manifest, TransferVerdict verdict, DateOnly? asOf, Flow? only)
    {
        this.engine = engine;
        this.manifest = manifest;
        this.verdict = verdict;
        this.asOf = asOf;
        edits = Candidates();
        flows = new EditedFlows(engine, edits, only);
    }

    public void AddSingles(List<(ImmutableArray<ManifestEdit> Edits, Verdict To)> found)
    {
        foreach (var edit in edits)
        {
            Try(found, [edit]);
        }
    }

    public void AddPairs(List<(ImmutableArray<ManifestEdit> Edits, Verdict To)> found, int most)
    {
        for (var i = 0; i < edits.Length; i++)
        {
            for (var j = i + 1; j < edits.Length; j++)
            {
                if (edits[i].Target != edits[j].Target)
                {
                    if (most-- <= 0)
                    {
                        return;
                    }

                    Try(found, [edits[i], edits[j]]);
                }
            }
        }
    }

    /// <summary>Joins the edits that help most, step by step, once for any better verdict and once for each better one there could be.</summary>
    public void AddGreedy(List<(ImmutableArray<ManifestEdit> Edits, Verdict To)> found, int most)
    {
        foreach (var goal in new[] { Verdict.Restrict, Verdict.Allow }.Where(g => g < verdict.Verdict && !found.Any(f => f.To <= g)))
        {
            if (Climb(goal, most) is { } chosen)
            {
                Try(found, chosen);
            }
        }
    }

    private ImmutableArray<ManifestEdit>? Climb(Verdict goal, int most)
    {
        var chosen = ImmutableArray<ManifestEdit>.Empty;
        var now = Evaluate([])?.From(goal) ?? int.MaxValue;
        var gains = new Dictionary<ManifestEdit, int>();
        while (chosen.Length < most)
        {
            var best = Best(goal, chosen, now, gains, drops: false) ?? Best(goal, chosen, now, gains, drops: true);
            if (best is not { } step)
            {
                return null;
            }

            chosen = chosen.Add(step.Edit);
            now = step.Score;
            if (step.After.Verdict <= goal)
            {
                return Prune(chosen, goal);
            }
        }

        return null;
    }

    /// <summary>
    /// The edit that helps most; null when none helps. What an edit gained before is taken as the most it can gain now, so that few have to be
    /// evaluated again; only when none of them seems to help is each looked at.
    /// </summary>
    private (ManifestEdit Edit, TransferDistance After, int Score)? Best(
        Verdict goal, ImmutableArray<ManifestEdit> chosen, int now, Dictionary<ManifestEdit, int> gains, bool drops)
    {
        (ManifestEdit Edit, TransferDistance After, int Score)? best = null;
        var open = edits.Where(e => e.Drops == drops && chosen.All(c => c.Target != e.Target))
            .OrderByDescending(e => gains.GetValueOrDefault(e, int.MaxValue)).ThenBy(static e => e.Cost).ToList();
        foreach (var edit in open)
        {
            if (best is { } found && gains.GetValueOrDefault(edit, int.MaxValue) <= now - found.Score)
            {
                break;
            }

            var after = Evaluate([.. chosen, edit]);
            var score = after?.From(goal) ?? int.MaxValue;
            gains[edit] = after is null ? int.MinValue : now - score;
            if (score < now && (best is not { } b || score < b.Score))
            {
                best = (edit, after!.Value, score);
            }
        }

        return best;
    }

    /// <summary>Leaves out every edit without which the goal is reached all the same: first what is no longer sent, then the dearest.</summary>
    private ImmutableArray<ManifestEdit> Prune(ImmutableArray<ManifestEdit> chosen, Verdict goal)
    {
        foreach (var edit in chosen.OrderByDescending(static e => e.Drops).ThenByDescending(static e => e.Cost))
        {
            var without = chosen.Remove(edit);
            if (without.Length > 0 && Evaluate(without)?.Verdict <= goal)
            {
                chosen = without;
            }
        }

        return chosen;
    }

    private void Try(List<(ImmutableArray<ManifestEdit> Edits, Verdict To)> found, ImmutableArray<ManifestEdit> chosen)
    {
        if (flows.Pass(Apply(chosen), asOf, chosen) && Evaluate(chosen) is { } after && after.Verdict < verdict.Verdict && after.Verdict <= Verdict.Restrict)
        {
            found.Add((chosen, after.Verdict));
        }
    }

    /// <summary>What is left to do after some edits; null when they leave nothing to send, for that is no transfer.</summary>
    private TransferDistance? Evaluate(ImmutableArray<ManifestEdit> chosen)
    {
        // Both goals climb over much the same ground, and pruning goes back over it.
        var key = string.Join(',', chosen.Select(edits.IndexOf).Order());
        return evaluated.TryGetValue(key, out var known) ? known : evaluated[key] = flows.Measure(Apply(chosen), asOf, chosen);
    }

    private TransferManifest Apply(ImmutableArray<ManifestEdit> chosen) => chosen.Aggregate(manifest, static (m, e) => e.Apply(m));

    private ImmutableArray<ManifestEdit> Candidates()
    {
        var bad = verdict.Flows.Where(static f => f.Verdict > Verdict.Restrict || f.Residual is not null).ToImmutableArray();
        var rules = bad.SelectMany(f => engine.Program.Rules.Where(r => r.Effect != RuleEffect.Oblige
            && (r.AppliesTo(f.Flow.Category.Value, f.Flow.Recipient.Partner, f.Flow.Purpose.Value) || f.NearMisses.Any(m => m.Rule == r)))).Distinct();
        var techniques = bad.SelectMany(static f => f.Flow.Field.Techniques).Select(static t => t.Technique).Distinct();
        var relevant = new RelevantConditions(engine.Program, rules, techniques);
        return
        [
            .. FieldEdits.Of(engine.Program, manifest, bad),
            .. InstrumentEdits.Of(engine.Program, manifest, relevant),
            .. TransferEdits.Of(engine.Program, manifest, verdict, relevant),
        ];
    }
}
