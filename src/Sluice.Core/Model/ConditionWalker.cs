namespace Sluice.Core.Model;

/// <summary>Walks over the parts of conditions.</summary>
public static class ConditionWalker
{
    /// <summary>The condition and everything inside it; nothing for null.</summary>
    public static IEnumerable<Condition> All(Condition? condition)
    {
        if (condition is null)
        {
            yield break;
        }

        var open = new Stack<Condition>();
        open.Push(condition);
        while (open.TryPop(out var next))
        {
            yield return next;
            switch (next)
            {
                case Condition.And and:
                    Push(open, and.Operands);
                    break;
                case Condition.Or or:
                    Push(open, or.Operands);
                    break;
                case Condition.Not not:
                    open.Push(not.Operand);
                    break;
            }
        }
    }

    /// <summary>All parts of the conditions of a rule and of its exceptions; what populations say is not among them.</summary>
    public static IEnumerable<Condition> Of(Rule rule) => All(rule.Required).Concat(Of(rule.When, rule.Unless, rule.Exceptions));

    /// <summary>All parts of the conditions that populations and techniques are declared with.</summary>
    public static IEnumerable<Condition> Of(Vocabulary vocabulary) =>
        vocabulary.Populations.All.SelectMany(static p => All(p.Predicate))
            .Concat(vocabulary.Techniques.All.SelectMany(static t => t.Yields).SelectMany(static y => All(y.When)));

    /// <summary>The populations a condition names with <c>about</c>.</summary>
    public static IEnumerable<PopulationSymbol> PopulationsOf(Condition? condition)
    {
        foreach (var part in All(condition))
        {
            if (part is Condition.About about)
            {
                yield return about.Population;
            }
        }
    }

    private static IEnumerable<Condition> Of(Condition? when, Condition? unless, IEnumerable<RuleException> exceptions) =>
        All(when).Concat(All(unless)).Concat(exceptions.SelectMany(static e => Of(e.When, e.Unless, e.Exceptions)));

    private static void Push(Stack<Condition> open, System.Collections.Immutable.ImmutableArray<Condition> operands)
    {
        for (var i = operands.Length - 1; i >= 0; i--)
        {
            open.Push(operands[i]);
        }
    }
}
