using System.Collections.Immutable;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.Submitting;

/// <summary>A table that this run makes.</summary>
/// <param name="Dataset">Whose rows it holds.</param>
/// <param name="Target">What it will be called, or the table whose partition it becomes.</param>
/// <param name="Temporary">What it is called until then.</param>
/// <param name="Rows">How many rows it has to hold.</param>
internal sealed record MadeTable(DatasetPlan Dataset, ImmutableArray<string> Target, ImmutableArray<string> Temporary, long Rows);
