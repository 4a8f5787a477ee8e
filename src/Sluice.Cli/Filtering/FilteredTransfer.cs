using System.Collections.Immutable;
using Sluice.Records.Engines;
using Sluice.Records.Plans;

namespace Sluice.Cli.Filtering;

/// <summary>One transfer after filtering.</summary>
/// <param name="Plan">What might be written.</param>
/// <param name="Datasets">What became of each dataset, with the file it is written to; null where no column of it may leave.</param>
internal sealed record FilteredTransfer(TransferPlan Plan, ImmutableArray<(DatasetOutcome Outcome, string? File)> Datasets);
