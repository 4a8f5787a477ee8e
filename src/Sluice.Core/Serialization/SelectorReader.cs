using Sluice.Core.Binding;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>
/// Reads selectors as <see cref="SelectorText"/> writes them. What is not exactly so, or names what is not there, is damage.
/// </summary>
/// <typeparam name="T">Categories, purposes or partners.</typeparam>
/// <param name="part">Pays for the work, which a file can ask for in a few bytes.</param>
/// <param name="table">The names.</param>
/// <param name="regions">The regions, where selectors may say some.</param>
/// <param name="make">Makes the set of what is said, and of what stands behind <c>except</c>.</param>
internal sealed class SelectorReader<T>(
    PartReader part,
    SymbolTable<T> table,
    SymbolTable<RegionSymbol>? regions,
    Func<string, SelectedItems, SelectedItems?, ResolvedSelector<T>> make
)
    where T : TreeSymbol
{
    private const string Next = ", ";
    private const string Except = " except ";

    private readonly int words = (table.Count >> 6) + 1;
    private Dictionary<string, ulong[]>? labels;

    public ResolvedSelector<T> Read(string text)
    {
        // What it covers, what it touches, and what lies between.
        part.Spend(3L * words);
        var rest = text.AsSpan();
        var items = Items(ref rest);
        SelectedItems? taken = null;
        if (rest.StartsWith(Except, StringComparison.Ordinal))
        {
            rest = rest[Except.Length..];
            part.Spend(3L * words);
            taken = Items(ref rest);
        }

        PartReader.Require(rest.IsEmpty);
        return make(text, items, taken);
    }

    private SelectedItems Items(ref ReadOnlySpan<char> rest)
    {
        var names = new ulong[words];
        var places = new List<Func<string, bool>>();
        Item(ref rest, names, places);
        while (rest.StartsWith(Next, StringComparison.Ordinal))
        {
            rest = rest[Next.Length..];
            Item(ref rest, names, places);
        }

        return new SelectedItems(names, places);
    }

    private void Item(ref ReadOnlySpan<char> rest, ulong[] names, List<Func<string, bool>> places)
    {
        if (
            regions is not null
            && (Region(ref rest, SelectorText.Inside, false) ?? Region(ref rest, SelectorText.Outside, true)) is { } region
        )
        {
            // Each partner is asked where it is.
            part.Spend(table.Count);
            places.Add(region);
            return;
        }

        var word = Word(ref rest);
        if (word is "any")
        {
            Bits.Set(names, 0, table.Count, true);
        }
        else if (word[0] == '#')
        {
            PartReader.Require(Labels().GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[1..], out var labelled));
            part.Spend(words);
            Bits.Add(names, labelled!);
        }
        else
        {
            PartReader.Require(table.TryFind(word, out var name));
            part.Spend(words);
            Bits.Set(names, name!.Id, name.End, true);
        }
    }

    private Func<string, bool>? Region(ref ReadOnlySpan<char> rest, string beginning, bool outside)
    {
        if (!rest.StartsWith(beginning, StringComparison.Ordinal))
        {
            return null;
        }

        rest = rest[beginning.Length..];
        var countries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Word(ref rest).ToString().Split('|'))
        {
            if (Countries.IsKnown(name))
            {
                countries.Add(name);
                continue;
            }

            PartReader.Require(regions!.TryFind(name, out var region));
            part.Spend(region!.Countries.Length);
            countries.UnionWith(region.Countries);
        }

        return outside ? country => !countries.Contains(country) : countries.Contains;
    }

    private static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(',', ' ');
        var word = end < 0 ? rest : rest[..end];
        PartReader.Require(!word.IsEmpty);
        rest = rest[word.Length..];
        return word;
    }

    private Dictionary<string, ulong[]> Labels()
    {
        if (labels is null)
        {
            labels = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
            foreach (var name in table.All)
            {
                foreach (var label in name.Labels)
                {
                    part.Spend(words);
                    var bits = labels.TryGetValue(label, out var known) ? known : labels[label] = new ulong[words];
                    Bits.Set(bits, name.Id, name.End, true);
                }
            }
        }

        return labels;
    }
}
