namespace Sluice.Reference;

/// <summary>all, none or ledger, perhaps only for a period.</summary>
public sealed record PlainConsentStatement(string Holds, PlainPeriod Period);
