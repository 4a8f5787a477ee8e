using Sluice.Core.Model;

namespace Sluice.Core.Explaining;

/// <summary>Days on which everything is said of a flow alike.</summary>
/// <param name="From">The first day; null where the day is not known.</param>
/// <param name="Until">The first day after; null for without end, and for a single day.</param>
/// <param name="Verdict">The verdict of the flow in it.</param>
public sealed record ExplainedPeriod(DateOnly? From, DateOnly? Until, Verdict Verdict);
