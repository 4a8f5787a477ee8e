namespace Sluice.Reference;

/// <summary>An agreement with a partner.</summary>
public sealed record PlainAgreement(
    string Name,
    PlainSelector With,
    string Role,
    PlainSelector Of,
    PlainSelector For,
    PlainPeriod Period,
    IReadOnlyList<string> Evidence
);
