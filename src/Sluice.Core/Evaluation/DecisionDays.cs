using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The days on which something written changes: periods of rules and agreements, and comparisons with the date.</summary>
/// <remarks>The rules are looked through when the first standing transfer comes: most transfers are of one day.</remarks>
internal sealed class DecisionDays(PolicyProgram program)
{
    private readonly Lazy<SortedSet<DateOnly>> ofPolicy = new(() => DaysOf(program));

    /// <summary>The first day of a standing transfer and every later day within its period on which something changes.</summary>
    public IReadOnlyList<DateOnly> Of(TransferManifest manifest, Period standing)
    {
        var first = standing.From!.Value;
        var days = new SortedSet<DateOnly> { first };
        days.UnionWith(ofPolicy.Value.Where(d => d > first && standing.Contains(d)));
        foreach (var statement in manifest.Consents.Values)
        {
            days.UnionWith(statement.Value.Period.Changes().Where(d => d > first && standing.Contains(d)));
        }

        return [.. days];
    }

    private static SortedSet<DateOnly> DaysOf(PolicyProgram program)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var rule in program.Rules)
        {
            days.UnionWith(rule.Period.Changes());
        }

        foreach (var agreement in program.Vocabulary.Agreements.All)
        {
            days.UnionWith(agreement.Period.Changes());
        }

        foreach (var rule in program.Rules)
        {
            foreach (var part in ConditionWalker.Of(rule))
            {
                Add(days, part);
            }
        }

        foreach (var part in ConditionWalker.Of(program.Vocabulary))
        {
            Add(days, part);
        }

        return days;
    }

    private static void Add(SortedSet<DateOnly> days, Condition part)
    {
        if (Mention.Of(part) is Mention.Fact { Name: BuiltinFact.Date } date)
        {
            foreach (var value in date.Values)
            {
                AddComparison(days, date.Operator, value.ToDate());
            }
        }
    }

    private static void AddComparison(SortedSet<DateOnly> days, ComparisonOperator comparison, DateOnly day)
    {
        if (comparison is not (ComparisonOperator.LessOrEqual or ComparisonOperator.Greater))
        {
            days.Add(day);
        }

        if (comparison is not (ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual) && day < DateOnly.MaxValue)
        {
            days.Add(day.AddDays(1));
        }
    }
}
