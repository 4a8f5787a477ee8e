using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>Measures flows without building any text.</summary>
internal sealed class FlowMeasure(ApplicableRules rules, NearMissFinder nearMisses)
{
    /// <summary>The distance on the flow's own worst day, with all grounds and unknown facts of its days.</summary>
    public FlowDistance Of(
        StatedFlow flow,
        ImmutableArray<DateOnly?> days,
        RuleResults? before,
        Predicate<int> stays,
        out RuleResults? first
    )
    {
        var applicable = rules.Of(flow.Names);
        var grounds = new List<int>();
        List<string>? unknown = null;
        Verdict? worst = null;
        DateOnly? worstDay = null;
        first = null;
        foreach (var day in days)
        {
            var results = first is null
                ? FlowDecider.EvaluateRules(flow, day, applicable, before, stays, keeps: true)
                : FlowDecider.EvaluateRules(flow, day, applicable, first, stays: null, keeps: false);
            first ??= results;
            var verdict = OnDay(flow, day, applicable, results, grounds, ref unknown);
            if (worst is null || verdict > worst)
            {
                (worst, worstDay) = (verdict, day);
            }

            if (flow.Budget.IsSpent)
            {
                break;
            }
        }

        var failed = worst is Verdict.Allow or Verdict.Restrict
            ? FlowDistance.NoneNear
            : nearMisses.FewestFailed(flow, worstDay) ?? FlowDistance.NoneNear;
        return new FlowDistance(
            worst ?? Verdict.Deny,
            (10 * grounds.Count) + (3 * (unknown?.Count ?? 0)) + failed,
            worst == Verdict.Restrict ? () => ConditionWalker.All(new ResidualBuilder(flow, worstDay).Build(applicable)).Count() : null
        );
    }

    private static Verdict OnDay(
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults results,
        List<int> grounds,
        ref List<string>? unknown
    )
    {
        var verdict = FlowDecider.VerdictOf(flow, day, applicable, results, out var witness);
        UnknownFacts.AddNames(ref unknown, flow, day, applicable, results, witness, verdict == Verdict.Allow);
        if (verdict is Verdict.Deny or Verdict.Undetermined)
        {
            foreach (var rule in results.Against)
            {
                AddNew(grounds, rule.Id);
            }

            if (!FlowDecider.SomebodyAllowed(flow, day, applicable, results))
            {
                AddNew(grounds, NothingPermits);
            }
        }

        return verdict;
    }

    private static void AddNew(List<int> grounds, int ground)
    {
        if (!grounds.Contains(ground))
        {
            grounds.Add(ground);
        }
    }

    private const int NothingPermits = -1;
}
