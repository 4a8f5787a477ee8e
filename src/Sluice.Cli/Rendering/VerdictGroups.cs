using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Cli.Rendering;

/// <summary>Turns what is said flow by flow into what is said once, with the flows it is said of.</summary>
/// <param name="verdict">The verdict.</param>
internal sealed class VerdictGroups(TransferVerdict verdict)
{
    private readonly ImmutableArray<FlowVerdict> flows = verdict.Flows;
    private readonly FlowText text = new(FlowName.Of(verdict.Flows));

    /// <summary>A page names so many near misses of a flow: the others say no more to a reader, and JSON has them.</summary>
    private const int MostNearMisses = 3;

    /// <summary>Each rule that is a ground, by name; "nothing permits it" last.</summary>
    public List<(Rule? Rule, List<string> Flows)> Grounds()
    {
        var grounds = new SortedList<int, (Rule? Rule, List<FlowVerdict> Flows)>();
        foreach (var flow in flows)
        {
            foreach (var ground in flow.Grounds)
            {
                var place = ground.Rule?.Id ?? int.MaxValue;
                if (!grounds.TryGetValue(place, out var known))
                {
                    grounds.Add(place, known = (ground.Rule, []));
                }

                known.Flows.Add(flow);
            }
        }

        var lines = new List<(Rule? Rule, List<string> Flows)>(grounds.Count);
        foreach (var (rule, meant) in grounds.Values)
        {
            lines.Add((rule, text.Lines(FlowName.Of(meant))));
        }

        return lines;
    }

    /// <summary>Each refuted claim with its reasons.</summary>
    public List<(RefutedClaim Claim, List<string> Flows)> Claims()
    {
        var claims = ByText(static f =>
            f.RefutedClaim is { } c ? $"{c.Claimed.Name}\n{c.Found.Name}\n{string.Join('\n', c.Reasons)}" : null
        );
        var lines = new List<(RefutedClaim Claim, List<string> Flows)>(claims.Count);
        foreach (var (_, meant) in claims)
        {
            lines.Add((meant[0].RefutedClaim!, text.Lines(FlowName.Of(meant))));
        }

        return lines;
    }

    /// <summary>Each fact that is not known, with the rules it matters to.</summary>
    public List<(UnknownFact Fact, List<string> Flows)> Unknowns() =>
        [
            .. flows
                .SelectMany(static f => f.Unknown, static (f, u) => (Flow: f, Unknown: u))
                .GroupBy(static x => (x.Unknown.Fact, x.Unknown.Hint))
                .OrderBy(static g => g.Key.Fact, StringComparer.Ordinal)
                .Select(g =>
                    (
                        new UnknownFact(
                            g.Key.Fact,
                            [.. g.SelectMany(static x => x.Unknown.Rules).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                            g.Key.Hint
                        ),
                        Lines(g.Select(static x => x.Flow))
                    )
                ),
        ];

    /// <summary>The flows of which not all values of what is not known were tried.</summary>
    public List<string> CutShort() => Lines(flows.Where(static f => f.CutShort));

    /// <summary>Each residual: for whom, and what.</summary>
    public List<(string Said, List<string> Flows)> Residuals() => Worded(ByText(static f => f.Residual?.Text));

    /// <summary>Each population that everybody is taken to be in, where the verdict depends on it.</summary>
    public List<(string Said, List<string> Flows)> Assumed() =>
        Worded(ByText(static f => f.Assumed is { } population ? population.Name + (f.AssumesNobody ? ": nobody can be in it" : "") : null));

    /// <summary>What is allowed, by the names of the rules that permit it.</summary>
    public List<(string Said, List<string> Flows)> Passing() =>
        Worded(ByText(static f => f.Verdict == Verdict.Allow ? string.Join(", ", f.PermittedBy.Select(static r => r.Name)) : null));

    /// <summary>Each duty with the rule it comes from.</summary>
    public List<(string Duty, Rule Rule, List<string> Flows)> Duties()
    {
        var duties = new SortedList<int, (Rule Rule, Groups<FlowVerdict> Flows)>();
        foreach (var flow in flows)
        {
            foreach (var duty in flow.Duties)
            {
                if (!duties.TryGetValue(duty.Rule.Id, out var known))
                {
                    duties.Add(duty.Rule.Id, known = (duty.Rule, new Groups<FlowVerdict>()));
                }

                known.Flows.Add(duty.Call.ToString(), flow);
            }
        }

        var lines = new List<(string Duty, Rule Rule, List<string> Flows)>(duties.Count);
        foreach (var (rule, calls) in duties.Values)
        {
            foreach (var (call, meant) in calls.All)
            {
                lines.Add((call, rule, text.Lines(FlowName.Of(meant))));
            }
        }

        return lines;
    }

    /// <summary>The allows nearest to permitting what nothing permits, with the clauses that failed: the first few of each flow.</summary>
    /// <param name="further">Says that others come as near and are not named; null where all are.</param>
    public List<(Rule Rule, List<string> Failed, List<string> Flows)> NearMisses(out string? further)
    {
        var near = new HashSet<int>();
        var leftOut = 0;
        var misses = new SortedList<int, Groups<MissedFlow>>();
        foreach (var flow in flows)
        {
            if (flow.Verdict is not (Verdict.Deny or Verdict.Undetermined) || !flow.PermittedBy.IsEmpty)
            {
                continue;
            }

            leftOut = Math.Max(leftOut, flow.NearMissesLeftOut);
            for (var i = 0; i < flow.NearMisses.Length; i++)
            {
                var miss = flow.NearMisses[i];
                near.Add(miss.Rule.Id);
                if (i < MostNearMisses)
                {
                    if (!misses.TryGetValue(miss.Rule.Id, out var known))
                    {
                        misses.Add(miss.Rule.Id, known = new Groups<MissedFlow>());
                    }

                    known.Add(KindOf(miss), new MissedFlow(flow, miss));
                }
            }
        }

        var unnamed = near.Count - misses.Count + leftOut;
        further =
            unnamed == 0
                ? null
                : $"{(leftOut > 0 ? "at least " : "")}{VerdictWords.Plural(unnamed, "further rule")} {(unnamed == 1 ? "comes" : "come")} as near; --format json lists {(leftOut > 0 ? "the first" : "all")}";

        var lines = new List<(Rule Rule, List<string> Failed, List<string> Flows)>();
        foreach (var ofRule in misses.Values)
        {
            foreach (var (_, missed) in ofRule.All)
            {
                lines.Add((missed[0].Miss.Rule, Failed(missed), text.Lines(FlowName.Of(missed.Select(static m => m.Flow)))));
            }
        }

        return lines;
    }

    private static string KindOf(NearMiss miss)
    {
        var kind = new StringBuilder();
        foreach (var clause in miss.Failed)
        {
            kind.Append(clause.Text).Append(clause.Unknown).Append(Kind(clause)).Append('\n');
        }

        return kind.ToString();
    }

    private static List<string> Failed(List<MissedFlow> missed)
    {
        var failed = new List<string>();
        for (var i = 0; i < missed[0].Miss.Failed.Length; i++)
        {
            var reasons = new List<string>();
            foreach (var one in missed)
            {
                if (!reasons.Contains(one.Miss.Failed[i].Reason))
                {
                    reasons.Add(one.Miss.Failed[i].Reason);
                }
            }

            var clause = missed[0].Miss.Failed[i];
            failed.Add($"`{clause.Text}` {(reasons.Count == 1 ? reasons[0] : Kind(clause) + " any of these")}");
        }

        return failed;
    }

    // Reasons that differ only in the name of the category say the same of each field.
    private static string Kind(FailedClause clause) =>
        clause.Reach switch
        {
            Reach.Outside => "does not include",
            Reach.Part => "does not cover all of",
            _ => clause.Reason,
        };

    /// <summary>The flows of which something is said, by what it is.</summary>
    private List<(string Said, List<FlowVerdict> Flows)> ByText(Func<FlowVerdict, string?> saying)
    {
        var groups = new Groups<FlowVerdict>();
        foreach (var flow in flows)
        {
            if (saying(flow) is { } said)
            {
                groups.Add(said, flow);
            }
        }

        return groups.All;
    }

    private List<(string Said, List<string> Flows)> Worded(List<(string Said, List<FlowVerdict> Flows)> groups)
    {
        var lines = new List<(string Said, List<string> Flows)>(groups.Count);
        foreach (var (said, meant) in groups)
        {
            lines.Add((said, text.Lines(FlowName.Of(meant))));
        }

        return lines;
    }

    private sealed record MissedFlow(FlowVerdict Flow, NearMiss Miss);

    private List<string> Lines(IEnumerable<FlowVerdict> meant) => text.Lines(FlowName.Of(meant));
}
