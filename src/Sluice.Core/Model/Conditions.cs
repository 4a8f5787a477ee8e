using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>Builds conditions and leaves out what adds nothing.</summary>
public static class Conditions
{
    /// <summary>All of them: constants, repetitions and alternatives already implied are left out.</summary>
    public static Condition And(IEnumerable<Condition> operands) => Join(operands, isAnd: true);

    /// <summary>One of them: constants, repetitions and alternatives already implied are left out.</summary>
    public static Condition Or(IEnumerable<Condition> operands) => Join(operands, isAnd: false);

    /// <summary>And or or, as asked.</summary>
    public static Condition AllOf(bool all, IEnumerable<Condition> operands) => all ? And(operands) : Or(operands);

    /// <summary>The conditions that one joins with "and"; itself where it is no such.</summary>
    public static ImmutableArray<Condition> Conjuncts(Condition condition) => Parts(condition, isAnd: true);

    /// <summary>The opposite; a comparison takes the opposite sign, which treats unknown values alike.</summary>
    public static Condition Negate(Condition condition) =>
        condition switch
        {
            Condition.Constant constant => constant.Value ? Condition.False : Condition.True,
            Condition.Not not => not.Operand,
            Condition.AttributeComparison c => c with { Operator = ComparisonOperators.Negate(c.Operator) },
            _ => new Condition.Not(condition),
        };

    private static Condition Join(IEnumerable<Condition> operands, bool isAnd)
    {
        var absorbing = isAnd ? Condition.False : Condition.True;
        Condition? one = null;
        List<Condition>? open = null;
        foreach (var operand in operands)
        {
            foreach (var part in Parts(operand, isAnd))
            {
                if (part is Condition.Constant constant)
                {
                    if (constant.Value != isAnd)
                    {
                        return absorbing;
                    }
                }
                else if (one is null)
                {
                    one = part;
                }
                else
                {
                    (open ??= [one]).Add(part);
                }
            }
        }

        // Nearly always there is nothing to compare.
        return open is not null ? JoinOpen(open, isAnd) : one ?? (isAnd ? Condition.True : Condition.False);
    }

    private static Condition JoinOpen(List<Condition> open, bool isAnd)
    {
        var flat = new List<Condition>();
        foreach (var operand in open)
        {
            if (!flat.Contains(operand))
            {
                flat.Add(operand);
            }
        }

        if (!flat.Exists(c => IsKind(c, !isAnd)))
        {
            return Joined([.. flat], isAnd);
        }

        // a and (a or b) is a; a or (a and b) is a.
        var parts = flat.ConvertAll(c => Parts(c, !isAnd).ToHashSet());
        return Joined(
            [
                .. flat.Where(
                    (_, i) => parts[i].Count == 1 || !parts.Exists(other => other.Count < parts[i].Count && other.IsSubsetOf(parts[i]))
                ),
            ],
            isAnd
        );
    }

    private static Condition Joined(ImmutableArray<Condition> kept, bool isAnd) =>
        kept.Length == 1 ? kept[0]
        : isAnd ? new Condition.And(kept)
        : new Condition.Or(kept);

    private static bool IsKind(Condition condition, bool isAnd) => isAnd ? condition is Condition.And : condition is Condition.Or;

    /// <summary>What it joins where it is of that kind, otherwise itself.</summary>
    private static ImmutableArray<Condition> Parts(Condition condition, bool isAnd) =>
        condition switch
        {
            Condition.And all when isAnd => all.Operands,
            Condition.Or any when !isAnd => any.Operands,
            _ => [condition],
        };
}
