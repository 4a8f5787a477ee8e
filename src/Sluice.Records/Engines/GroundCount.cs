using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>How much one rule keeps back.</summary>
/// <param name="Rule">The rule; null where nothing permits it.</param>
/// <param name="Rows">In how many rows; a row that several rules keep back counts for each.</param>
/// <param name="Undetermined">In how many of them only because something is not known of the person.</param>
public sealed record GroundCount(Rule? Rule, long Rows, long Undetermined)
{
    /// <summary>The rules that keep rows back, in the order of the policy, nothing permits it last.</summary>
    /// <param name="groups">The rows that are kept back.</param>
    /// <param name="columns">The columns that they are kept back for.</param>
    internal static IEnumerable<GroundCount> Of(IEnumerable<RowGroup> groups, IReadOnlyCollection<ColumnPlan> columns)
    {
        var counts = new Dictionary<int, (Rule? Rule, long Rows, long Undetermined)>();
        foreach (var group in groups)
        {
            foreach (var (rule, truth) in Against(group, columns).GroupBy(static a => a.Rule?.Id ?? int.MaxValue).Select(static g => (g.First().Rule, Truth: g.Min(static a => a.Truth == Truth.False ? 0 : 1))))
            {
                var number = rule?.Id ?? int.MaxValue;
                var (_, rows, undetermined) = counts.GetValueOrDefault(number);
                counts[number] = (rule, rows + group.Rows, undetermined + (truth == 0 ? 0 : group.Rows));
            }
        }

        return counts.OrderBy(static c => c.Key).Select(static c => new GroundCount(c.Value.Rule, c.Value.Rows, c.Value.Undetermined));
    }

    private static IEnumerable<(Rule? Rule, Truth Truth)> Against(RowGroup group, IEnumerable<ColumnPlan> columns)
    {
        foreach (var parts in columns.SelectMany(static c => c.Residuals))
        {
            var allowed = Truth.False;
            foreach (var part in parts)
            {
                var truth = group.Evaluate(part.Condition);
                if (part.Rule.Effect == RuleEffect.Allow)
                {
                    allowed = Truths.Or(allowed, truth);
                }
                else if (truth != Truth.True)
                {
                    yield return (part.Rule, truth);
                }
            }

            if (allowed != Truth.True)
            {
                yield return (null, allowed);
            }
        }
    }
}
