using System.Collections.Immutable;
using Sluice.Records.Engines;
using Sluice.Records.Plans;

namespace Sluice.Cli.Filtering;

/// <summary>One transfer after filtering.</summary>
/// <param name="Plan">What might be written.</param>
/// <param name="Datasets">What became of each dataset.</param>
/// <param name="Ledger">The consent records that were read; null for none.</param>
/// <param name="LedgerFiles">Their files.</param>
internal sealed record FilteredTransfer(
    TransferPlan Plan,
    ImmutableArray<FilteredDataset> Datasets,
    RowFile? Ledger,
    ImmutableArray<(string Display, FileDigest Digest)> LedgerFiles);
