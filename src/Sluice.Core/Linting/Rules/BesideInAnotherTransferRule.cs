using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A rule on what goes beside something that two transfers escape.</summary>
/// <remarks>
/// <para><c>beside</c> sees one transfer. What may not go beside something else is sent today and the other tomorrow, to the same
/// recipient, who puts both together.
/// Reported is a prohibition that holds because of a <c>beside</c> (or a permission that wants there to be none) where some <c>allow</c>
/// lets each of the two go to the same recipient by itself. Decide which of the two the recipient may have and forbid the other; suppress
/// the finding where the two cannot be put together again.</para>
/// </remarks>
/// <example>
/// <code>
/// category visit
/// category home
/// purpose planning
/// partner city { in IE }
/// rule plan { allow visit, home to city for planning }
/// rule apart { deny visit when beside home }
/// </code>
/// <code>
/// category visit
/// category home
/// purpose planning
/// partner city { in IE }
/// rule plan { allow visit to city for planning }
/// rule apart { deny home to city }
/// </code>
/// </example>
internal sealed class BesideInAnotherTransferRule()
    : LintRule(6025, "beside-in-another-transfer", "rule `{0}` is escaped by two transfers: `{1}` and `{2}` may each go to `{3}` alone")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var allows = context.Program.Rules.Where(static r => r.Effect == RuleEffect.Allow).ToList();
        foreach (var rule in context.Program.Rules.Where(static r => r.Effect != RuleEffect.Oblige))
        {
            foreach (var (atom, clause, _) in SignedAtom.Of(rule).Where(static a => a is { Forbids: true, Atom: Condition.Beside }))
            {
                if (Escaped(context.Vocabulary, allows, rule, ((Condition.Beside)atom).Categories) is var (one, other, partner))
                {
                    yield return new LintFinding(
                        At(rule.PlaceOf(clause), rule.Name, one.Name, other.Name, partner.Name)
                            .WithHint($"forbid one of the two: `{other.Name}` to `{partner.Name}`")
                    );
                    break;
                }
            }
        }
    }

    /// <summary>
    /// Two categories that some partner may have each by itself: the first the rule is about, the other not to be beside it.
    /// </summary>
    private static (CategorySymbol One, CategorySymbol Other, PartnerSymbol Partner)? Escaped(
        Vocabulary vocabulary,
        List<Rule> allows,
        Rule rule,
        ResolvedSelector<CategorySymbol> beside
    )
    {
        foreach (var partner in vocabulary.Partners.All.Where(rule.Scope.Partners.Touches))
        {
            var own = allows
                .Where(a => a.Scope.Partners.Covers(partner) && Common(a.Scope.Purposes, rule.Scope.Purposes) >= 0)
                .Select(a => Common(a.Scope.Categories, rule.Scope.Categories))
                .FirstOrDefault(static c => c >= 0, -1);
            var others = allows
                .Where(a => a.Scope.Partners.Covers(partner))
                .Select(a => Common(a.Scope.Categories, beside))
                .FirstOrDefault(static c => c >= 0, -1);
            if (own >= 0 && others >= 0)
            {
                return (vocabulary.Categories.All[own], vocabulary.Categories.All[others], partner);
            }
        }

        return null;
    }

    /// <summary>The first name that an <c>allow</c> covers and another selector touches, by its number; -1 for none.</summary>
    private static int Common<T>(ResolvedSelector<T> covering, ResolvedSelector<T> touching)
        where T : TreeSymbol
    {
        for (var i = 0; i < covering.CoveredBits.Length; i++)
        {
            if ((covering.CoveredBits[i] & touching.TouchedBits[i]) is not 0 and var both)
            {
                return (i << 6) + BitOperations.TrailingZeroCount(both);
            }
        }

        return -1;
    }
}
