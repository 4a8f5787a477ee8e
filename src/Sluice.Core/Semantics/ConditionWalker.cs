using Sluice.Core.Ir;

namespace Sluice.Core.Semantics;

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

        var open = new Stack<Condition>([condition]);
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

    /// <summary>The populations a condition names with <c>about</c>.</summary>
    public static IEnumerable<PopulationSymbol> PopulationsOf(Condition? condition) =>
        All(condition).OfType<Condition.About>().Select(static a => a.Population);

    private static void Push(Stack<Condition> open, System.Collections.Immutable.ImmutableArray<Condition> operands)
    {
        for (var i = operands.Length - 1; i >= 0; i--)
        {
            open.Push(operands[i]);
        }
    }
}
