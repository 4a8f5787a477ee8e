namespace Sluice.Reference;

/// <summary>claim refuted.</summary>
public sealed record PlainClaimRefuted : PlainCondition;
