using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation;

/// <summary>The days on which something written changes: periods of rules and agreements, and comparisons with the date.</summary>
internal sealed class DecisionDays
{
    private readonly SortedSet<DateOnly> ofPolicy = [];

    public DecisionDays(PolicyProgram program)
    {
        foreach (var rule in program.Rules)
        {
            ofPolicy.UnionWith(rule.Period.Changes());
            Add(rule.When);
            Add(rule.Unless);
            Add(rule.Required);
            AddAll(rule.Exceptions);
        }

        foreach (var agreement in program.Vocabulary.Agreements.All)
        {
            ofPolicy.UnionWith(agreement.Period.Changes());
        }

        foreach (var population in program.Vocabulary.Populations.All)
        {
            Add(population.Predicate);
        }

        foreach (var clause in program.Vocabulary.Techniques.All.SelectMany(static t => t.Yields))
        {
            Add(clause.When);
        }
    }

    /// <summary>The first day of a standing transfer and every later day within its period on which something changes.</summary>
    public IReadOnlyList<DateOnly> Of(TransferManifest manifest, Period standing)
    {
        var first = standing.From!.Value;
        var days = new SortedSet<DateOnly> { first };
        days.UnionWith(ofPolicy.Where(d => d > first && standing.Contains(d)));
        foreach (var statement in manifest.Consents.Values)
        {
            days.UnionWith(statement.Value.Period.Changes().Where(d => d > first && standing.Contains(d)));
        }

        return [.. days];
    }

    private void AddAll(IEnumerable<RuleException> exceptions)
    {
        foreach (var exception in exceptions)
        {
            Add(exception.When);
            Add(exception.Unless);
            AddAll(exception.Exceptions);
        }
    }

    private void Add(Condition? condition)
    {
        foreach (var part in ConditionWalker.All(condition))
        {
            switch (part)
            {
                case Condition.FactComparison { Fact: BuiltinFact.Date } comparison:
                    AddComparison(comparison.Operator, comparison.Value.ToDate());
                    break;
                case Condition.FactMembership { Fact: BuiltinFact.Date } membership:
                    foreach (var value in membership.Values)
                    {
                        AddComparison(ComparisonOperator.Equal, value.ToDate());
                    }

                    break;
            }
        }
    }

    private void AddComparison(ComparisonOperator comparison, DateOnly day)
    {
        if (comparison is not (ComparisonOperator.LessOrEqual or ComparisonOperator.Greater))
        {
            ofPolicy.Add(day);
        }

        if (comparison is not (ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual) && day < DateOnly.MaxValue)
        {
            ofPolicy.Add(day.AddDays(1));
        }
    }
}
