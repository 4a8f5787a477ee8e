using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>How many rows one rule withholds.</summary>
/// <param name="Rule">The rule; null where nothing permits it.</param>
/// <param name="Rows">In how many rows; a row that several rules keep back counts for each.</param>
/// <param name="Undetermined">In how many of them only because something is not known of the person.</param>
public sealed record GroundCount(Rule? Rule, long Rows, long Undetermined)
{
    /// <summary>The rules that keep rows back, in the order of the policy, nothing permits it last.</summary>
    /// <param name="groups">The rows that are kept back.</param>
    /// <param name="columns">The columns that they are kept back for.</param>
    internal static IEnumerable<GroundCount> Of(IReadOnlyList<RowGroup> groups, IReadOnlyCollection<ColumnPlan> columns)
    {
        if (groups.Count == 0)
        {
            return [];
        }

        // Columns of one category are kept back by the same rules: each condition is evaluated once for each kind of people.
        var residuals = columns
            .SelectMany(static c => c.Residuals)
            .DistinctBy(static parts => string.Join('\n', parts.Select(static p => $"{p.Rule.Id} {ConditionText.Of(p.Condition)}")))
            .ToList();
        var all = new RowGroups(groups);
        var against = residuals
            .SelectMany(static parts => parts)
            .Where(static p => p.Rule.Effect != RuleEffect.Allow)
            .GroupBy(static p => p.Rule.Id)
            .OrderBy(static r => r.Key)
            .Select(rule => Of(rule.First().Rule, all, [.. Distinct(rule).Select(static p => p.Condition)]));
        var nothing = residuals.Select(static parts =>
            Conditions.Or(parts.Where(static p => p.Rule.Effect == RuleEffect.Allow).Select(static p => p.Condition))
        );
        return against.Append(Of(null, all, [.. nothing])).Where(static c => c.Rows > 0);
    }

    private static IEnumerable<ResidualPart> Distinct(IEnumerable<ResidualPart> parts) =>
        parts.DistinctBy(static p => ConditionText.Of(p.Condition));

    /// <summary>In how many rows one of the conditions is not true, and in how many of them none is false.</summary>
    private static GroundCount Of(Rule? rule, RowGroups groups, List<Condition> conditions)
    {
        var (rows, undetermined) = groups.Against(conditions);
        return new GroundCount(rule, rows, undetermined);
    }
}
