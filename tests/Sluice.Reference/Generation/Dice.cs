namespace Sluice.Reference.Generation;

/// <summary>Choices made from one seed; the same seed makes the same choices everywhere.</summary>
public sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>One of them.</summary>
    public T One<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>One of them.</summary>
    public T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    /// <summary>Some different ones, as many as there are or asked for, in any order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int least, int most)
    {
        var shuffled = Shuffled(items);
        return [.. shuffled.Take(Between(least, Math.Max(least, most)))];
    }

    /// <summary>All of them in any order.</summary>
    public List<T> Shuffled<T>(IReadOnlyList<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>A list of so many, each made anew.</summary>
    public List<T> Many<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, Between(least, most)).Select(_ => make())];
}
