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
    public static IEnumerable<SignedAtom> Of(Rule rule) => In(rule.Clauses, null, rule.Effect != RuleEffect.Allow);

    // An `about` clause names a population; lint of single facts has no use for it.
    private static IEnumerable<SignedAtom> In(ImmutableArray<Clause> clauses, string? around, bool forbids) =>
        clauses
            .Where(static c => c.Kind != ClauseKind.About)
            .SelectMany(clause =>
                clause.Block is { } block
                    ? In(block.Clauses, clause.Keyword, !forbids)
                    : ConditionWalker
                        .Signed(clause.Condition, clause.IsPositive == forbids)
                        .Select(s => new SignedAtom(s.Condition, around ?? clause.Keyword, s.Positive))
            );
}
