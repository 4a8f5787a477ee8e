namespace Sluice.Reference;

/// <summary>agreement NAME.</summary>
public sealed record PlainAgreementHolds(string Name) : PlainCondition;
