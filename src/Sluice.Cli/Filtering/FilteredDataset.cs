using System.Collections.Immutable;
using Sluice.Records.Engines;

namespace Sluice.Cli.Filtering;

/// <summary>One dataset after filtering.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="File">The file it is written to, in the folder named; null where no column of it may leave.</param>
/// <param name="Read">The files it was read from.</param>
/// <param name="Written">What was written; null for nothing.</param>
internal sealed record FilteredDataset(DatasetOutcome Outcome, string? File, ImmutableArray<(string Display, FileDigest Digest)> Read, FileDigest? Written);
