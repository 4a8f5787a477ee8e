using System.Collections.Immutable;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines;

/// <summary>How many records a ledger has, and how many of those asked for grant nothing because of what is wrong with them.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Asked">How many are of the consents asked for.</param>
/// <param name="Flaws">Of those how many have which flaw, by the name of the flaw; a record may have several.</param>
public sealed record LedgerCounts(long Records, long Asked, ImmutableArray<(string Name, long Number)> Flaws)
{
    /// <summary>
    /// How many records are of consents that no policy knows; what they are called may be a cell of another column, of a person, and is not
    /// kept.
    /// </summary>
    public long Unknown { get; init; }

    /// <summary>The content of the table it was read from; null for files, and where it is not known.</summary>
    public TableDigest? Read { get; init; }

    /// <summary>The version of that table; null where none was asked for.</summary>
    public long? Version { get; init; }

    /// <summary>The table it was read from; null for files.</summary>
    public string? Table { get; init; }

    /// <summary>What a query counted, by <see cref="LedgerQuery.Counted"/>, and how many records are without a person.</summary>
    internal static (long Nobodys, LedgerCounts Counts) Of(ReadOnlySpan<long> counted, string table) =>
        (
            counted[2],
            new LedgerCounts(counted[0], counted[1], [("contradictory", counted[3]), ("future", counted[4]), ("malformed", counted[5])])
            {
                Unknown = counted[6],
                Table = table,
            }
        );
}
