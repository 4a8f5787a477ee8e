namespace Sluice.Tests.Reference;

/// <summary>What the reference says of a flow.</summary>
public sealed record PlainFlowAnswer(
    PlainFlow Flow,
    PlainVerdict Verdict,
    string Form,
    string Role,
    IReadOnlyList<PlainGround> Grounds,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<string> Duties,
    bool ClaimRefuted);
