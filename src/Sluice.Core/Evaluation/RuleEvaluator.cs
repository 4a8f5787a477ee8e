using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The condition of a rule or exception that applies: every clause of it holds, by Kleene's logic.</summary>
internal static class RuleEvaluator
{
    /// <summary>The condition of a rule in an evaluation context; false where no person can be in the transfer.</summary>
    public static Truth Evaluate(EvaluationContext context, Rule rule)
    {
        if (context.Flow.People is { IsNobody: true })
        {
            context.Evaluated++;
            return Truth.False;
        }

        var facts = new ContextFacts(context);
        return Evaluate(ref facts, rule);
    }

    /// <summary>Whether a clause holds in an evaluation context.</summary>
    public static Truth Holds(EvaluationContext context, Clause clause)
    {
        var facts = new ContextFacts(context);
        var mark = facts.Begin();
        return facts.End(Holds(ref facts, clause), mark);
    }

    /// <summary>The condition of a rule or exception.</summary>
    public static Truth Evaluate<TFacts>(ref TFacts facts, RuleBlock block)
        where TFacts : struct, IFlowFacts
    {
        var mark = facts.Begin();
        var result = Truth.True;
        foreach (var clause in block.Clauses)
        {
            result = Truths.And(result, Holds(ref facts, clause));
            if (result == Truth.False)
            {
                break;
            }
        }

        return facts.End(result, mark);
    }

    private static Truth Holds<TFacts>(ref TFacts facts, Clause clause)
        where TFacts : struct, IFlowFacts
    {
        if (clause.Condition is { } condition)
        {
            var truth = ConditionEvaluator.Evaluate(ref facts, condition);
            return clause.IsPositive ? truth : Truths.Not(truth);
        }

        return clause.Block is not { } block ? facts.Within(clause.Period)
            : block.AppliesTo(facts.Names) ? Truths.Not(Evaluate(ref facts, block))
            : Truth.True;
    }
}
