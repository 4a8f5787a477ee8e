using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Linting;

/// <summary>A part of a rule's conditions that is neither joined nor negated, and what it does when it is true.</summary>
/// <param name="Atom">The part.</param>
/// <param name="Clause">The keyword of the clause it stands in; <c>but not</c> for all of a block.</param>
/// <param name="Forbids">Whether the rule permits less when it is true: a prohibition holds, or a permission does not.</param>
internal sealed record SignedAtom(Condition Atom, string Clause, bool Forbids)
{
    /// <summary>All of a rule, in the order of its clauses.</summary>
    public static IEnumerable<SignedAtom> Of(Rule rule)
    {
        var forbids = rule.Effect != RuleEffect.Allow;
        return In(rule.Required, "require", !forbids)
            .Concat(In(rule.When, "when", forbids))
            .Concat(In(rule.Unless, "unless", !forbids))
            .Concat(rule.Exceptions.SelectMany(e => In(e, !forbids)));
    }

    private static IEnumerable<SignedAtom> In(RuleException block, bool forbids) =>
        In(block.When, "but not", forbids)
            .Concat(In(block.Unless, "but not", !forbids))
            .Concat(block.Exceptions.SelectMany(e => In(e, !forbids)));

    private static IEnumerable<SignedAtom> In(Condition? condition, string clause, bool forbids)
    {
        var open = new Stack<(Condition Condition, bool Forbids)>();
        if (condition is not null)
        {
            open.Push((condition, forbids));
        }

        while (open.TryPop(out var next))
        {
            switch (next.Condition)
            {
                case Condition.Not not:
                    open.Push((not.Operand, !next.Forbids));
                    break;
                case Condition.And { Operands: var all }:
                    Push(all, next.Forbids);
                    break;
                case Condition.Or { Operands: var any }:
                    Push(any, next.Forbids);
                    break;
                default:
                    yield return new SignedAtom(next.Condition, clause, next.Forbids);
                    break;
            }
        }

        void Push(ImmutableArray<Condition> operands, bool sign)
        {
            for (var i = operands.Length - 1; i >= 0; i--)
            {
                open.Push((operands[i], sign));
            }
        }
    }
}
