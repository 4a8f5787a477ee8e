namespace Sluice.Core.Model;

/// <summary>The names that decide which rules apply to a flow: what is sent, to whom and for what.</summary>
/// <param name="Category">The data category.</param>
/// <param name="Partner">The partner that receives it.</param>
/// <param name="Purpose">The purpose.</param>
public readonly record struct FlowNames(CategorySymbol Category, PartnerSymbol Partner, PurposeSymbol Purpose);
