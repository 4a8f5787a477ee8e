namespace Sluice.Reference;

/// <summary>A consent and the scope people agreed to.</summary>
public sealed record PlainConsent(
    string Name,
    string Kind,
    PlainSelector Of,
    PlainSelector To,
    PlainSelector For,
    PlainDuration? Lasts,
    IReadOnlyList<string> Notices
);
