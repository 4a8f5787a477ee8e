namespace Sluice.Reference;

/// <summary>What the reference says of a flow.</summary>
public sealed record PlainFlowAnswer(
    PlainFlow Flow,
    PlainVerdict Verdict,
    string Form,
    string Role,
    IReadOnlyList<PlainGround> Grounds,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<string> Duties,
    bool ClaimRefuted
)
{
    /// <summary>Of a standing transfer the days of each ground, by its effect and rule.</summary>
    public Dictionary<string, List<(DateOnly From, DateOnly? Until)>> GroundDays { get; init; } = [];

    /// <summary>Of a standing transfer the days of each duty.</summary>
    public Dictionary<string, List<(DateOnly From, DateOnly? Until)>> DutyDays { get; init; } = [];
}
