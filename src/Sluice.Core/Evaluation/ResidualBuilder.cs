using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation;

/// <summary>
/// What is left of a decision when everything known is put in: a condition over per-person facts that is true exactly for the people
/// who are permitted. Negations are pushed down to the facts; a fact of the transfer that is not known can then never help, so it is false.
/// </summary>
internal sealed class ResidualBuilder(FlowContext flow, DateOnly? day)
{
    public Condition Build(ImmutableArray<Rule> applicable)
    {
        var allows = applicable.Where(static r => r.Effect == RuleEffect.Allow).Select(r => Of(r, positive: true));
        var denies = applicable.Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require).Select(r => Of(r, positive: false));
        return Conditions.And([Conditions.Or(allows), .. denies]);
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
        var situation = new Situation(flow, day);
        return Conditions.AllOf(
            positive,
            [
                Known(Instruments.InPeriod(situation, rule.Period), positive),
                .. rule.Required is null ? Enumerable.Empty<Condition>() : [Of(rule.Required, positive: !positive)],
                .. Clauses(rule.About, rule.When, rule.Unless, rule.Exceptions, positive),
            ]);
    }

    private IEnumerable<Condition> Clauses(PopulationSymbol? about, Condition? when, Condition? unless, ImmutableArray<RuleException> exceptions, bool positive)
    {
        if (about is not null)
        {
            yield return Of(about, positive);
        }

        if (when is not null)
        {
            yield return Of(when, positive);
        }

        if (unless is not null)
        {
            yield return Of(unless, !positive);
        }

        foreach (var exception in exceptions.Where(e => e.AppliesTo(flow.Category, flow.Partner, flow.Purpose)))
        {
            yield return Conditions.AllOf(!positive, [.. Clauses(exception.About, exception.When, exception.Unless, exception.Exceptions, !positive)]);
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

        var situation = new Situation(flow, day);
        var truth = ConditionEvaluator.Evaluate(situation, condition);
        if (truth != Truth.Unknown)
        {
            return Known(truth, positive);
        }

        if (!situation.Unknowns.All(flow.IsPerPerson))
        {
            return Condition.False;
        }

        return positive ? condition : Conditions.Negate(condition);
    }

    private static Condition Known(Truth truth, bool positive) =>
        truth == (positive ? Truth.True : Truth.False) ? Condition.True : Condition.False;
}
