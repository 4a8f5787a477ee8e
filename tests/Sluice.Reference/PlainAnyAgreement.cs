namespace Sluice.Reference;

/// <summary>any agreement.</summary>
public sealed record PlainAnyAgreement : PlainCondition;
