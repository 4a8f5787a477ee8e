namespace Sluice.Cli.Rendering;

/// <summary>Things put together by a name, the names in the order in which they came first.</summary>
/// <typeparam name="T">What is put together.</typeparam>
internal sealed class Groups<T>
    where T : class
{
    // A verdict makes hundreds of these, most with one name or two.
    private const int WorthAnIndex = 8;

    private readonly List<(string Name, List<T> Members)> all = [];
    private Dictionary<string, int>? places;

    /// <summary>How many names there are.</summary>
    public int Count => all.Count;

    /// <summary>The names with what belongs to each.</summary>
    public List<(string Name, List<T> Members)> All => all;

    /// <summary>Adds a thing to those of a name.</summary>
    public void Add(string name, T member)
    {
        if (PlaceOf(name) is var place and >= 0)
        {
            all[place].Members.Add(member);
            return;
        }

        places?.Add(name, all.Count);
        all.Add((name, [member]));
        if (places is null && all.Count > WorthAnIndex)
        {
            places = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < all.Count; i++)
            {
                places.Add(all[i].Name, i);
            }
        }
    }

    private int PlaceOf(string name)
    {
        if (places is not null)
        {
            return places.TryGetValue(name, out var known) ? known : -1;
        }

        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
