using System.Collections.Immutable;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>The outcome of filtering for a column.</summary>
/// <param name="Plan">The column.</param>
/// <param name="Withheld">For how many rows the column is not permitted.</param>
/// <param name="Emptied">How many cells of rows that are written were emptied; 0 where whole rows are withheld.</param>
/// <param name="Grounds">Which rules keep it back, in how many rows.</param>
public sealed record ColumnOutcome(ColumnPlan Plan, long Withheld, long Emptied, ImmutableArray<GroundCount> Grounds);
