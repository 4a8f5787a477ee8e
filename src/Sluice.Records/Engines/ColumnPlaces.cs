using System.Collections.Immutable;
using System.Globalization;

namespace Sluice.Records.Engines;

/// <summary>
/// Columns by where they stand. A first line may hold a row, and a key of an object an address: only a name that the manifest has is shown,
/// every other column is told by its place.
/// </summary>
/// <param name="Count">How many there are.</param>
/// <param name="Places">Where they stand, counted from 1; empty for keys of objects, which have no order.</param>
public sealed record ColumnPlaces(int Count, ImmutableArray<int> Places)
{
    // The most places that are listed.
    private const int Most = 20;

    /// <summary>No columns.</summary>
    public static ColumnPlaces None { get; } = new(0, []);

    /// <summary>The places as text: <c>columns 2, 5 and 7</c>, <c>3 keys</c>.</summary>
    public string Words =>
        Places.IsEmpty ? Many(Count, "key")
        : Count > Most ? $"columns {List(Places[..Most])} and {Text(Count - Most)} more"
        : Count == 1 ? $"column {Text(Places[0])}"
        : $"columns {List(Places[..^1])} and {Text(Places[^1])}";

    /// <summary>Some of the columns of a file, object or table.</summary>
    /// <param name="columns">All of them, in their order.</param>
    /// <param name="isChosen">Which are meant.</param>
    /// <param name="isKeys">Whether they are keys of objects.</param>
    internal static ColumnPlaces Of(IReadOnlyCollection<string> columns, Predicate<string> isChosen, bool isKeys)
    {
        ImmutableArray<int> places =
        [
            .. columns.Select(static (name, i) => (name, Place: i + 1)).Where(c => isChosen(c.name)).Select(static c => c.Place),
        ];
        return new(places.Length, isKeys ? [] : places);
    }

    private static string List(ImmutableArray<int> places) => string.Join(", ", places.Select(Text));

    private static string Many(int number, string what) => $"{Text(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
