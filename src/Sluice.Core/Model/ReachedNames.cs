using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>The categories, partners and purposes that something applies to; the three are independent of each other.</summary>
internal sealed record ReachedNames(
    ImmutableArray<CategorySymbol> Categories,
    ImmutableArray<PartnerSymbol> Partners,
    ImmutableArray<PurposeSymbol> Purposes
)
{
    /// <summary>Whether it applies to no flow.</summary>
    public bool IsEmpty => Categories.IsEmpty || Partners.IsEmpty || Purposes.IsEmpty;

    /// <summary>The names that a rule applies to, whatever its condition says.</summary>
    public static ReachedNames Of(Vocabulary names, Rule rule) =>
        new ReachedNames(names.Categories.All, names.Partners.All, names.Purposes.All).Narrow(rule.Scope, rule.NeedsCover);

    /// <summary>Those of the names of which a scope includes as much as is asked for: all, or any.</summary>
    public ReachedNames Narrow(Scope scope, bool all) =>
        new(
            [.. Categories.Where(c => scope.Categories.Includes(c, all))],
            [.. Partners.Where(p => scope.Partners.Includes(p, all))],
            [.. Purposes.Where(p => scope.Purposes.Includes(p, all))]
        );
}
