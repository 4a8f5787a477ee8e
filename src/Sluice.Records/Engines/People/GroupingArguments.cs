using System.Collections.Immutable;
using DuckDB.NET.Native;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>What a query hands over of each row: whether a cell is no value, the key, and the cells that rules ask about.</summary>
/// <param name="kinds">The kinds of people.</param>
/// <param name="wrong">Whether a cell is no value of its type, as SQL.</param>
/// <param name="key">How the key is read; null where none is needed.</param>
internal sealed class GroupingArguments(PersonGroups kinds, string wrong, CellReader? key)
{
    private const int BeforeFacts = 2;

    public PersonGroups Kinds => kinds;

    /// <summary>Whether the key is one of them.</summary>
    public bool HasKey => key is not null;

    /// <summary>The types.</summary>
    public IReadOnlyList<NativeType> Types { get; } =
    [
        new(DuckDBType.Boolean),
        new(key is { IsNumber: true } ? DuckDBType.BigInt : DuckDBType.Varchar),
        .. kinds.Facts.Select(static f => f.Type),
    ];

    /// <summary>The arguments as SQL.</summary>
    public ImmutableArray<string> Sql { get; } =
    [wrong, key?.Guarded ?? key?.Value ?? "NULL", .. kinds.Facts.Select(static f => f.Argument)];

    /// <summary>Sorts a batch; no cell of it is wrong, or there is an error.</summary>
    public bool Sort(PersonGrouper sorter, ReadOnlySpan<Cells> arguments, Span<long> found) =>
        sorter.Sort(arguments[BeforeFacts..], arguments[1], found) & !AnyWrong(arguments[0], found.Length);

    private static unsafe bool AnyWrong(Cells cells, int rows) => new ReadOnlySpan<byte>(cells.Data, rows).ContainsAnyExcept((byte)0);
}
