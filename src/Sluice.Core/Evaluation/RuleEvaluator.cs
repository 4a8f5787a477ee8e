using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// The condition of a rule that applies: <c>about</c> and <c>when</c> and not <c>unless</c> and not (some <c>but not</c> applies and its
/// condition holds) and the date lies in its period; of a <c>require</c> also not what it asks for.
/// </summary>
internal static class RuleEvaluator
{
    public static Truth Evaluate(Situation s, Rule rule)
    {
        s.Evaluated++;
        if (s.Flow.People is { IsNobody: true })
        {
            return Truth.False;
        }

        var mark = s.Mark;
        var result = Instruments.InPeriod(s, rule.Period);
        if (result != Truth.False && rule.Required is { } required)
        {
            result = Truths.And(result, Truths.Not(ConditionEvaluator.Evaluate(s, required)));
        }

        if (result != Truth.False)
        {
            result = Truths.And(result, Clauses(s, rule.About, rule.When, rule.Unless, rule.Exceptions));
        }

        return s.Keep(result, mark);
    }

    /// <summary>Whether the exceptions stand in the way: some of them applies and its condition holds.</summary>
    public static Truth AnyException(Situation s, ImmutableArray<RuleException> exceptions)
    {
        var mark = s.Mark;
        var result = Truth.False;
        foreach (var exception in exceptions)
        {
            if (exception.AppliesTo(s.Flow.Category, s.Flow.Partner, s.Flow.Purpose))
            {
                result = Truths.Or(result, Clauses(s, exception.About, exception.When, exception.Unless, exception.Exceptions));
            }
        }

        return s.Keep(result, mark);
    }

    private static Truth Clauses(Situation s, PopulationSymbol? about, Condition? when, Condition? unless, ImmutableArray<RuleException> exceptions)
    {
        var mark = s.Mark;
        var result = about is null ? Truth.True : Populations.Contains(s, about);
        if (result != Truth.False && when is not null)
        {
            result = Truths.And(result, ConditionEvaluator.Evaluate(s, when));
        }

        if (result != Truth.False && unless is not null)
        {
            result = Truths.And(result, Truths.Not(ConditionEvaluator.Evaluate(s, unless)));
        }

        if (result != Truth.False && !exceptions.IsEmpty)
        {
            result = Truths.And(result, Truths.Not(AnyException(s, exceptions)));
        }

        return s.Keep(result, mark);
    }
}
