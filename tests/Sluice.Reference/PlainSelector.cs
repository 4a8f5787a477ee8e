namespace Sluice.Reference;

/// <summary>Items, less the items after <c>except</c>.</summary>
public sealed record PlainSelector(IReadOnlyList<PlainItem> Items, IReadOnlyList<PlainItem> Except)
{
    /// <summary>Everything.</summary>
    public static readonly PlainSelector Any = Of("any");

    /// <summary>Reads the written form; for tests written by hand.</summary>
    public static PlainSelector Of(string text)
    {
        var halves = text.Split(" except ");
        return new PlainSelector(Items(halves[0]), halves.Length > 1 ? Items(halves[1]) : []);

        static PlainItem[] Items(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries).Select(Item)];

        static PlainItem Item(string item) =>
            item switch
            {
                "any" => new PlainItem(PlainItemKind.Any, ""),
                _ when item.StartsWith('#') => new PlainItem(PlainItemKind.Label, item[1..]),
                _ when item.StartsWith("partners in ", StringComparison.Ordinal) => new PlainItem(PlainItemKind.PartnersIn, item[12..]),
                _ when item.StartsWith("partners outside ", StringComparison.Ordinal) => new PlainItem(
                    PlainItemKind.PartnersOutside,
                    item[17..]
                ),
                _ => new PlainItem(PlainItemKind.Name, item),
            };
    }
}
