using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// What is left of a decision when everything known is put in: a condition over per-person facts that is true exactly for the people
/// who are permitted. Negations are pushed down to the facts; a fact of the transfer that is not known can then never help, so it is false.
/// </summary>
internal sealed class ResidualBuilder(FlowContext flow, DateOnly? day)
{
    // One for all of them: what one leaves open is forgotten before the next is looked at.
    private readonly Situation situation = new(flow, day);

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
        .. applicable.Where(static r => r.Effect != RuleEffect.Oblige)
            .Select(r => new ResidualPart(r, Of(r, positive: r.Effect == RuleEffect.Allow)))
            .Where(static p => p.Condition is not Condition.Constant constant || constant.Value == (p.Rule.Effect == RuleEffect.Allow)),
    ];

    /// <summary>The condition of a rule, or its opposite.</summary>
    public Condition Of(Rule rule, bool positive)
    {
        situation.Forget();
        var parts = new List<Condition> { Known(Instruments.InPeriod(situation, rule.Period), positive) };
        if (rule.Required is { } required)
        {
            parts.Add(Of(required, positive: !positive));
        }

        AddClauses(parts, rule.About, rule.When, rule.Unless, rule.Exceptions, positive);
        return Conditions.AllOf(positive, parts);
    }

    private void AddClauses(List<Condition> parts, PopulationSymbol? about, Condition? when, Condition? unless, ImmutableArray<RuleException> exceptions, bool positive)
    {
        if (about is not null)
        {
            parts.Add(Of(about, positive));
        }

        if (when is not null)
        {
            parts.Add(Of(when, positive));
        }

        if (unless is not null)
        {
            parts.Add(Of(unless, !positive));
        }

        foreach (var exception in exceptions)
        {
            if (exception.AppliesTo(flow.Category, flow.Partner, flow.Purpose))
            {
                var clauses = new List<Condition>();
                AddClauses(clauses, exception.About, exception.When, exception.Unless, exception.Exceptions, !positive);
                parts.Add(Conditions.AllOf(!positive, clauses));
            }
        }
    }

    private Condition Of(PopulationSymbol population, bool positive) =>
        Conditions.AllOf(positive, [.. Populations.Asked(flow, population).Select(p => p.Predicate is null ? Condition.False : Of(p.Predicate, positive))]);

    private Condition Of(Condition condition, bool positive)
    {
        switch (condition)
        {
            case Condition.And and:
                return Conditions.AllOf(positive, [.. and.Operands.Select(o => Of(o, positive))]);
            case Condition.Or or:
                return Conditions.AllOf(!positive, [.. or.Operands.Select(o => Of(o, positive))]);
            case Condition.Not not:
                return Of(not.Operand, !positive);
            case Condition.About about:
                return Of(about.Population, positive);
        }

        situation.Forget();
        var truth = ConditionEvaluator.Evaluate(situation, condition);
        if (truth != Truth.Unknown)
        {
            return Known(truth, positive);
        }

        if (!situation.Unknowns.All(flow.IsPerPerson))
        {
            return condition is Condition.AttributeComparison or Condition.AttributeMembership && flow.People is { } people ? people.Settling(condition, positive) : Condition.False;
        }

        return positive ? condition : Conditions.Negate(condition);
    }

    private static Condition Known(Truth truth, bool positive) =>
        truth == (positive ? Truth.True : Truth.False) ? Condition.True : Condition.False;
}
