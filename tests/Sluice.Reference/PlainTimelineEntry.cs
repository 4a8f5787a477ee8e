namespace Sluice.Reference;

/// <summary>A stretch of days, the last excluded.</summary>
public sealed record PlainTimelineEntry(DateOnly From, DateOnly? Until, PlainVerdict Verdict);
