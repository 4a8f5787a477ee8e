namespace Sluice.Reference;

/// <summary>consent NAME.</summary>
public sealed record PlainConsentHolds(string Name) : PlainCondition;
