namespace Sluice.Core.Binding;

/// <summary>
/// A graph of what is made of what: finds what is made of itself, in time linear in the number of edges unless there are cycles.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
internal sealed class DependencyGraph<T>
    where T : notnull
{
    private readonly IReadOnlyList<T> all;
    private readonly Dictionary<T, List<T>> madeOf;

    /// <param name="all">Everything there is, in its order.</param>
    /// <param name="madeOf">What each is made of, all of it among them.</param>
    public DependencyGraph(IReadOnlyList<T> all, Func<T, IEnumerable<T>> madeOf)
    {
        this.all = all;
        this.madeOf = all.ToDictionary(static n => n, n => madeOf(n).Distinct().ToList());
    }

    /// <summary>What is made of itself, in its order.</summary>
    public List<T> Cyclic()
    {
        // What is left when everything is taken away that is made of nothing else, and then everything that nothing else is made of: the
        // cycles, and what lies between two of them.
        var left = new HashSet<T>(all);
        Peel(left, madeOf);
        Peel(left, Turned());
        return [.. all.Where(n => left.Contains(n) && Reaches(n, left))];
    }

    /// <summary>Topological order: each node after what it is made of; what is made of itself, or of such a node, is left out.</summary>
    public List<T> Ordered() => Peel([.. all], madeOf);

    private Dictionary<T, List<T>> Turned()
    {
        var turned = all.ToDictionary(static p => p, static _ => new List<T>());
        foreach (var (node, parts) in madeOf)
        {
            foreach (var part in parts)
            {
                turned[part].Add(node);
            }
        }

        return turned;
    }

    /// <summary>Takes away, as long as there is one, what points to nothing that is left; in this order.</summary>
    private List<T> Peel(HashSet<T> left, Dictionary<T, List<T>> pointsTo)
    {
        var waits = left.ToDictionary(static p => p, p => pointsTo[p].Count(left.Contains));
        var pointedAt = left.ToDictionary(static p => p, static _ => new List<T>());
        foreach (var node in left)
        {
            foreach (var part in pointsTo[node].Where(left.Contains))
            {
                pointedAt[part].Add(node);
            }
        }

        var taken = new List<T>();
        var free = new Queue<T>(all.Where(p => left.Contains(p) && waits[p] == 0));
        while (free.TryDequeue(out var next))
        {
            left.Remove(next);
            taken.Add(next);
            foreach (var waiting in pointedAt[next].Where(w => --waits[w] == 0))
            {
                free.Enqueue(waiting);
            }
        }

        return taken;
    }

    private bool Reaches(T node, HashSet<T> within)
    {
        var seen = new HashSet<T>();
        var open = new Stack<T>(madeOf[node]);
        while (open.TryPop(out var next))
        {
            if (EqualityComparer<T>.Default.Equals(next, node))
            {
                return true;
            }

            if (within.Contains(next) && seen.Add(next))
            {
                madeOf[next].ForEach(open.Push);
            }
        }

        return false;
    }
}
