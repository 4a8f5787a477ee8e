namespace Sluice.Core.Model;

/// <summary>Which categories may go to which partners for which purposes: of a rule, an exception, a consent or an agreement.</summary>
public sealed record Scope(
    ResolvedSelector<CategorySymbol> Categories,
    ResolvedSelector<PartnerSymbol> Partners,
    ResolvedSelector<PurposeSymbol> Purposes
)
{
    /// <summary>Whether all three include all of the flow.</summary>
    public bool Covers(in FlowNames flow) =>
        Categories.Covers(flow.Category) && Partners.Covers(flow.Partner) && Purposes.Covers(flow.Purpose);

    /// <summary>Whether all three include any of the flow.</summary>
    public bool Touches(in FlowNames flow) =>
        Categories.Touches(flow.Category) && Partners.Touches(flow.Partner) && Purposes.Touches(flow.Purpose);

    /// <summary>Whether all three include as much of the flow as is asked for: all of it, or any of it.</summary>
    public bool Includes(in FlowNames flow, bool all) => all ? Covers(flow) : Touches(flow);
}
