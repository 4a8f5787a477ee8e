using System.Collections.Immutable;
using Sluice.Cli.Rendering;
using Sluice.Records.Engines;
using Sluice.Records.Plans;

namespace Sluice.Cli.Filtering;

/// <summary>One transfer after filtering.</summary>
/// <param name="Plan">What might be written.</param>
/// <param name="Datasets">The outcome of each dataset.</param>
/// <param name="Ledger">The consent records that were read; null for none.</param>
/// <param name="LedgerRead">What they were read from.</param>
internal sealed record FilteredTransfer(
    TransferPlan Plan,
    ImmutableArray<FilteredDataset> Datasets,
    RowFile? Ledger,
    ImmutableArray<ContentDigest> LedgerRead
)
{
    /// <summary>The name of the engine.</summary>
    public string Engine { get; init; } = EngineNames.DuckDb;

    /// <summary>What this engine does not show, in words.</summary>
    public ImmutableArray<string> NotShown { get; init; } = [];
}
