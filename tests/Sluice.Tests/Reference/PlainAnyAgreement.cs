namespace Sluice.Tests.Reference;

/// <summary>any agreement.</summary>
public sealed record PlainAnyAgreement : PlainCondition;
