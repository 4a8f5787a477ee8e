using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// What is left of a decision when all known facts are substituted: a condition over per-person facts that is true exactly for the people
/// who are permitted. Negations are pushed down to the facts; a fact of the transfer that is not known can then never help, so it is false.
/// </summary>
internal sealed class ResidualBuilder(StatedFlow flow, DateOnly? day)
{
    // One context for all conditions: the unknown facts of one are forgotten before the next is evaluated.
    private readonly EvaluationContext context = new(flow, day);

    public Condition Build(ImmutableArray<Rule> applicable)
    {
        var allows = new List<Condition>();
        var parts = new List<Condition> { Condition.False };
        foreach (var rule in applicable)
        {
            if (rule.Effect != RuleEffect.Oblige)
            {
                (rule.Effect == RuleEffect.Allow ? allows : parts).Add(Of(rule, positive: rule.Effect == RuleEffect.Allow));
            }
        }

        parts[0] = Conditions.Or(allows);
        return Conditions.And(parts);
    }

    /// <summary>What each rule adds to it; rules that add nothing are left out.</summary>
    public ImmutableArray<ResidualPart> Parts(ImmutableArray<Rule> applicable) =>
        [
            .. applicable
                .Where(static r => r.Effect != RuleEffect.Oblige)
                .Select(r => new ResidualPart(r, Of(r, positive: r.Effect == RuleEffect.Allow)))
                .Where(static p => p.Condition is not Condition.Constant constant || constant.Value == (p.Rule.Effect == RuleEffect.Allow)),
        ];

    /// <summary>The condition of a rule, or its opposite.</summary>
    public Condition Of(Rule rule, bool positive)
    {
        context.Forget();
        return Of((RuleBlock)rule, positive);
    }

    private Condition Of(RuleBlock block, bool positive) =>
        Conditions.AllOf(positive, [.. block.Clauses.Select(c => Of(c, c.IsPositive == positive))]);

    /// <summary>What a clause asks, or its opposite.</summary>
    private Condition Of(Clause clause, bool positive)
    {
        if (clause.Condition is { } condition)
        {
            return Of(condition, positive);
        }

        return clause.Block is not { } block ? Known(RuleEvaluator.Holds(context, clause), positive)
            : block.AppliesTo(flow.Names) ? Of(block, positive)
            : positive ? Condition.False
            : Condition.True;
    }

    private Condition Of(PopulationSymbol population, bool positive) =>
        Conditions.AllOf(
            positive,
            [.. PopulationMembership.Asked(flow, population).Select(p => p.Predicate is null ? Condition.False : Of(p.Predicate, positive))]
        );

    private Condition Of(Condition condition, bool positive) => ConditionRewriter.Normalize(condition, positive, OfSimple);

    private Condition OfSimple(Condition condition, bool positive)
    {
        if (condition is Condition.About about)
        {
            return Of(about.Population, positive);
        }

        context.Forget();
        var truth = ConditionEvaluator.Evaluate(context, condition);
        if (truth != Truth.Unknown)
        {
            return Known(truth, positive);
        }

        if (!context.Unknowns.All(flow.IsPerPerson))
        {
            return condition is Condition.AttributeComparison or Condition.AttributeMembership && flow.People is { } people
                ? people.Settling(condition, positive)
                : Condition.False;
        }

        return positive ? condition : Conditions.Negate(condition);
    }

    private static Condition Known(Truth truth, bool positive) =>
        truth == (positive ? Truth.True : Truth.False) ? Condition.True : Condition.False;
}
