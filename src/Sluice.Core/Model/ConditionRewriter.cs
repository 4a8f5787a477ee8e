using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>Makes conditions from conditions, with something else in the place of simple ones.</summary>
public static class ConditionRewriter
{
    /// <summary>A condition of the same shape.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="simple">What stands in the place of a simple condition.</param>
    public static Condition Replace(Condition condition, Func<Condition, Condition> simple) => TryReplace(condition, simple)!;

    /// <summary>A condition of the same shape; null where one of its simple conditions has no replacement.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="simple">What stands in the place of a simple condition; null for none.</param>
    public static Condition? TryReplace(Condition condition, Func<Condition, Condition?> simple) =>
        condition switch
        {
            Condition.And and => TryReplace(and.Operands, simple) is { IsDefault: false } all ? new Condition.And(all) : null,
            Condition.Or or => TryReplace(or.Operands, simple) is { IsDefault: false } all ? new Condition.Or(all) : null,
            Condition.Not not => TryReplace(not.Operand, simple) is { } operand ? new Condition.Not(operand) : null,
            _ => simple(condition),
        };

    /// <summary>A condition, or its opposite, with its negations at simple conditions only; what adds nothing is left out.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="positive">Whether the condition is asked for; otherwise its opposite.</param>
    /// <param name="simple">What stands in the place of a simple condition that is asked for, or of its opposite.</param>
    public static Condition Normalize(Condition condition, bool positive, Func<Condition, bool, Condition> simple) =>
        condition switch
        {
            Condition.And and => Conditions.AllOf(positive, [.. and.Operands.Select(o => Normalize(o, positive, simple))]),
            Condition.Or or => Conditions.AllOf(!positive, [.. or.Operands.Select(o => Normalize(o, positive, simple))]),
            Condition.Not not => Normalize(not.Operand, !positive, simple),
            _ => simple(condition, positive),
        };

    /// <summary>
    /// The clauses of a rule or of an exception, with those of its exceptions, with something else in the place of simple conditions.
    /// </summary>
    public static ImmutableArray<Clause> Replace(ImmutableArray<Clause> clauses, Func<Condition, Condition> simple) =>
        [
            .. clauses.Select(clause =>
                clause.Block is { } block ? clause.With(block with { Clauses = Replace(block.Clauses, simple) })
                : clause.Condition is { } condition ? clause.With(Replace(condition, simple))
                : clause
            ),
        ];

    private static ImmutableArray<Condition> TryReplace(ImmutableArray<Condition> operands, Func<Condition, Condition?> simple)
    {
        var replaced = ImmutableArray.CreateBuilder<Condition>(operands.Length);
        foreach (var operand in operands)
        {
            if (TryReplace(operand, simple) is not { } one)
            {
                return default;
            }

            replaced.Add(one);
        }

        return replaced.MoveToImmutable();
    }
}
