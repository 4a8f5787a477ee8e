namespace Sluice.Core.Model;

/// <summary>Which categories may go to which partners for which purposes: of a rule, an exception, a consent or an agreement.</summary>
public sealed record Scope(
    ResolvedSelector<CategorySymbol> Categories,
    ResolvedSelector<PartnerSymbol> Partners,
    ResolvedSelector<PurposeSymbol> Purposes
)
{
    /// <summary>Whether all three include all of the flow.</summary>
    public bool Covers(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose) =>
        Categories.Covers(category) && Partners.Covers(partner) && Purposes.Covers(purpose);

    /// <summary>Whether all three include any of the flow.</summary>
    public bool Touches(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose) =>
        Categories.Touches(category) && Partners.Touches(partner) && Purposes.Touches(purpose);

    /// <summary>Whether all three include as much of the flow as is asked for: all of it, or any of it.</summary>
    public bool Includes(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose, bool all) =>
        all ? Covers(category, partner, purpose) : Touches(category, partner, purpose);
}
