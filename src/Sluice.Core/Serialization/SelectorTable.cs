using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>
/// All selectors over one tree of names: their texts and nothing else, so that no file can say a selector and mean another.
/// </summary>
/// <typeparam name="T">Categories, purposes or partners.</typeparam>
internal sealed class SelectorTable<T>
    where T : TreeSymbol
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> selectors = [];

    public int NumberOf(ResolvedSelector<T> selector)
    {
        if (!numbers.TryGetValue(selector.Text, out var number))
        {
            numbers.Add(selector.Text, number = selectors.Count);
            selectors.Add(selector.Text);
        }

        return number;
    }

    /// <summary>Writes them.</summary>
    public void Write(PartWriter part) => part.Many(selectors, part.Text);

    /// <summary>Reads what <see cref="Write"/> wrote, and makes anew what the names in it include.</summary>
    public static ResolvedSelector<T>[] Read(PartReader part, SelectorReader<T> reader)
    {
        var selectors = new ResolvedSelector<T>[part.Count()];
        for (var i = 0; i < selectors.Length; i++)
        {
            selectors[i] = reader.Read(part.Text());
        }

        return selectors;
    }
}
