using System.Collections.Immutable;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Explaining;

/// <summary>Explains how one flow came to its verdict: evaluates again, clause by clause.</summary>
public static class FlowExplainer
{
    /// <summary>The explanation of a flow.</summary>
    /// <param name="engine">The engine that decided.</param>
    /// <param name="transfer">What it decided.</param>
    /// <param name="flow">One of the flows of it.</param>
    /// <param name="asOf">The day that was given for a manifest without a date.</param>
    public static FlowExplanation Explain(PolicyEngine engine, TransferVerdict transfer, FlowVerdict flow, DateOnly? asOf)
    {
        var context = new StatedFlow(engine.Program, transfer.Manifest, flow.Flow);
        var days = engine.DaysOf(transfer.Manifest, asOf);
        var explainer = new RuleExplainer(context, days);
        var near = flow.NearMisses.Select(static m => m.Rule).ToHashSet();
        var accounts = engine
            .Program.Rules.Where(r => r.Scope.Touches(context.Names) || near.Contains(r))
            .Select(explainer.Explain)
            .ToImmutableArray();
        var verdicts = days.Select(d => engine.VerdictOf(context, d)).ToList();
        var kept = Starts(verdicts, accounts);
        var turned = ChangeFinder.WithChanges(engine, transfer with { Verdict = flow.Verdict, Flows = [flow] }, asOf, flow.Flow);
        return new FlowExplanation(
            transfer,
            flow,
            [
                .. kept.Select(
                    (at, i) =>
                        new ExplainedPeriod(
                            days[at],
                            i + 1 < kept.Count ? days[kept[i + 1]] : transfer.Manifest.Dates.Standing?.Until,
                            verdicts[at]
                        )
                ),
            ],
            [.. accounts.Select(a => Keep(a, kept))],
            turned.Changes,
            turned.ChangesCutShort
        );
    }

    /// <summary>The days on which anything is said otherwise than on the day before.</summary>
    private static List<int> Starts(List<Verdict> verdicts, ImmutableArray<RuleExplanation> accounts)
    {
        var said = accounts
            .SelectMany(static a => a.Clauses)
            .SelectMany(static c => c.Facts.Select(static f => f.Holds).Append(c.Holds))
            .Concat(accounts.Select(static a => a.Holds))
            .ToList();
        return
        [
            .. Enumerable.Range(0, verdicts.Count).Where(i => i == 0 || verdicts[i] != verdicts[i - 1] || said.Any(s => s[i] != s[i - 1])),
        ];
    }

    private static RuleExplanation Keep(RuleExplanation rule, List<int> kept) =>
        rule with
        {
            Holds = Keep(rule.Holds, kept),
            Clauses =
            [
                .. rule.Clauses.Select(c =>
                    c with
                    {
                        Holds = Keep(c.Holds, kept),
                        Facts = [.. c.Facts.Select(f => f with { Holds = Keep(f.Holds, kept) })],
                    }
                ),
            ],
        };

    private static ImmutableArray<Truth> Keep(ImmutableArray<Truth> all, List<int> kept) => [.. kept.Select(i => all[i])];
}
