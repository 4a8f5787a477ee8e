using System.Collections.Immutable;

namespace Sluice.Records.Engines;

/// <summary>How many records a ledger has, and how many of those asked for grant nothing because of what is wrong with them.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Asked">How many are of the consents asked for.</param>
/// <param name="Flaws">Of those how many have which flaw, by the name of the flaw; a record may have several.</param>
public sealed record LedgerCounts(long Records, long Asked, ImmutableArray<(string Name, long Number)> Flaws)
{
    // More are not read by anybody, and what is no word may be a cell of another column, of a person.
    private const int MostNames = 10;

    /// <summary>How many records are of consents that no policy knows.</summary>
    public long Unknown { get; init; }

    /// <summary>The names of such consents, as far as they are names.</summary>
    public ImmutableArray<string> UnknownNames { get; init; } = [];

    /// <summary>The content of the table it was read from; null for files.</summary>
    public TableDigest? Read { get; init; }

    /// <summary>The names that are shown.</summary>
    internal static ImmutableArray<string> Shown(IEnumerable<(string Name, long Records)> names) =>
        names.Select(static n => n.Name).ToList() is { Count: <= MostNames } few && few.TrueForAll(static n => n.Length <= 64 && n.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')) ? [.. few] : [];
}
