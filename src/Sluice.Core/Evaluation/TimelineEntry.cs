using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// A part of a standing transfer's period in which neither its verdict nor the verdict or a ground of one of its flows changes.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after; null for without end.</param>
/// <param name="Verdict">The verdict in it.</param>
/// <param name="Grounds">
/// The names of the rules that are grounds of some flow in it, in the order of the policy; null entry for "nothing permits it", last.
/// </param>
public sealed record TimelineEntry(DateOnly From, DateOnly? Until, Verdict Verdict, ImmutableArray<string?> Grounds);
