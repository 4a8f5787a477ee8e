using System.Collections.Immutable;

namespace Sluice.Records.Engines;

/// <summary>How many records a ledger has, and how many of those asked for grant nothing because of what is wrong with them.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Asked">How many are of the consents asked for.</param>
/// <param name="Flaws">Of those how many have which flaw, by the name of the flaw; a record may have several.</param>
public sealed record LedgerCounts(long Records, long Asked, ImmutableArray<(string Name, long Number)> Flaws)
{
    /// <summary>How many records are of consents that no policy knows; what they are called may be a cell of another column, of a person, and is not kept.</summary>
    public long Unknown { get; init; }

    /// <summary>The content of the table it was read from; null for files.</summary>
    public TableDigest? Read { get; init; }
}
