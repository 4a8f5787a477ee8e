using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>What became of a column.</summary>
/// <param name="Plan">The column.</param>
/// <param name="Withheld">How many cells of rows that are written were emptied; 0 where whole rows are withheld.</param>
public sealed record ColumnOutcome(ColumnPlan Plan, long Withheld);
