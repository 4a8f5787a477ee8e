namespace Sluice.Reference;

/// <summary>What the reference says of a manifest.</summary>
public sealed record PlainAnswer(PlainVerdict Verdict, IReadOnlyList<PlainTimelineEntry>? Timeline, IReadOnlyList<PlainFlowAnswer> Flows)
{
    /// <summary>"0 all allowed · 1 at least one deny or undetermined · 4 restricted only".</summary>
    public int ExitCode =>
        Verdict switch
        {
            PlainVerdict.Allow => 0,
            PlainVerdict.Restrict => 4,
            _ => 1,
        };
}
