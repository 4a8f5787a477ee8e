namespace Sluice.Reference.Generation;

/// <summary>Ways to make lists and maps shorter.</summary>
public static class Cuts
{
    /// <summary>The list with one element left out.</summary>
    public static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> list, int least = 0)
    {
        for (var i = 0; list.Count > least && i < list.Count; i++)
        {
            yield return [.. list.Take(i), .. list.Skip(i + 1)];
        }
    }

    /// <summary>The list with one element made smaller.</summary>
    public static IEnumerable<IReadOnlyList<T>> Inside<T>(IReadOnlyList<T> list, Func<T, IEnumerable<T>> cuts)
    {
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var cut in cuts(list[i]))
            {
                yield return [.. list.Take(i), cut, .. list.Skip(i + 1)];
            }
        }
    }

    /// <summary>The map with one entry left out.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, T>> Without<T>(IReadOnlyDictionary<string, T> map) =>
        map.Keys.Select(key => map.Where(e => e.Key != key).ToDictionary(e => e.Key, e => e.Value));

    /// <summary>The map with one entry made smaller.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, T>> Inside<T>(IReadOnlyDictionary<string, T> map, Func<T, IEnumerable<T>> cuts) =>
        map.SelectMany(entry => cuts(entry.Value).Select(cut => new Dictionary<string, T>(map) { [entry.Key] = cut }));
}
