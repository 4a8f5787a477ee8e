using System.Collections.Immutable;
using Sluice.Records.Engines;

namespace Sluice.Cli.Filtering;

/// <summary>One dataset after filtering.</summary>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Target">
/// The file it is written to, in the folder named, or the table that is made; null where no column of it may leave.
/// </param>
/// <param name="Read">What it was read from; empty where that is not known.</param>
/// <param name="Written">What was written; null for nothing.</param>
internal sealed record FilteredDataset(DatasetOutcome Outcome, string? Target, ImmutableArray<ContentDigest> Read, ContentDigest? Written)
{
    /// <summary>Whether it is written to a table.</summary>
    public bool IsTable { get; init; }
}
