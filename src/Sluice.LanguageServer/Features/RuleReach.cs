using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.LanguageServer.Features;

/// <summary>How far rules reach: over which flows, a flow being a category, a recipient and a purpose.</summary>
internal static class RuleReach
{
    /// <summary>How many flows a rule applies to: exactly, for the three are independent of each other.</summary>
    public static long Flows(Rule rule) =>
        Count(rule, rule.Scope.Categories) * Count(rule, rule.Scope.Partners) * Count(rule, rule.Scope.Purposes);

    /// <summary>How many flows there can be.</summary>
    public static long All(Vocabulary vocabulary) =>
        (long)vocabulary.Categories.Count * vocabulary.Partners.Count * vocabulary.Purposes.Count;

    /// <summary>Both in words.</summary>
    public static string Text(PolicyProgram program, Rule rule) =>
        $"{Flows(rule).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} of {SymbolText.Plural(All(program.Vocabulary), "flow")}";

    /// <summary>
    /// Whether a rule applies to some flow with a name: an allow where it covers the name, every other effect where it touches it.
    /// </summary>
    public static bool Reaches(Rule rule, Symbol symbol) =>
        symbol switch
        {
            CategorySymbol category => Flows(rule) > 0 && Includes(rule, rule.Scope.Categories, category.Id),
            PartnerSymbol partner => Flows(rule) > 0 && Includes(rule, rule.Scope.Partners, partner.Id),
            PurposeSymbol purpose => Flows(rule) > 0 && Includes(rule, rule.Scope.Purposes, purpose.Id),
            _ => false,
        };

    private static bool Includes<T>(Rule rule, ResolvedSelector<T> set, int id)
        where T : TreeSymbol => (set.Bits(rule.NeedsCover)[id >> 6] & (1ul << id)) != 0;

    private static long Count<T>(Rule rule, ResolvedSelector<T> set)
        where T : TreeSymbol
    {
        var count = 0L;
        foreach (var word in set.Bits(rule.NeedsCover))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
