using Sluice.Core.Ir;

namespace Sluice.Core.Semantics;

/// <summary>
/// Which populations are made of which, and what is wrong with that: populations defined by themselves, and such as come to too much when those they are about are put in, each
/// <c>about</c> counting as well. Populations that each name the one before twice double at every step; what a residual, a query and a search are made of has to stay within bounds.
/// </summary>
internal sealed class PopulationGraph
{
    /// <summary>The most comparisons of a population.</summary>
    public const int Most = 100;

    private readonly List<PopulationSymbol> all;
    private readonly Dictionary<PopulationSymbol, List<PopulationSymbol>> madeOf;

    /// <param name="populations">The populations, with their predicates.</param>
    public PopulationGraph(IEnumerable<PopulationSymbol> populations)
    {
        all = [.. populations];
        madeOf = all.ToDictionary(static p => p, static p => MadeOf(p).ToList());
    }

    /// <summary>The populations that are defined by themselves, in their order.</summary>
    public List<PopulationSymbol> Cyclic()
    {
        // What is left when everything is taken away that is made of nothing else, and then everything that nothing else is made of: the cycles, and what lies between two of them.
        var left = new HashSet<PopulationSymbol>(all);
        Peel(left, madeOf);
        Peel(left, Turned());
        return [.. all.Where(p => left.Contains(p) && Reaches(p, left))];
    }

    /// <summary>The populations that are too large while those they are made of are not; there must be none that is defined by itself.</summary>
    public List<PopulationSymbol> TooLarge()
    {
        var sizes = new Dictionary<PopulationSymbol, int>();
        foreach (var population in Ordered())
        {
            sizes[population] = madeOf[population].Aggregate(Own(population), (sum, m) => Math.Min(Most + 1, sum + sizes[m]));
        }

        return [.. all.Where(p => sizes[p] > Most && madeOf[p].TrueForAll(m => sizes[m] <= Most))];
    }

    /// <summary>Each behind those it is made of.</summary>
    private List<PopulationSymbol> Ordered()
    {
        var left = new HashSet<PopulationSymbol>(all);
        return Peel(left, madeOf);
    }

    private Dictionary<PopulationSymbol, List<PopulationSymbol>> Turned()
    {
        var turned = all.ToDictionary(static p => p, static _ => new List<PopulationSymbol>());
        foreach (var (population, parts) in madeOf)
        {
            foreach (var part in parts.Distinct())
            {
                turned[part].Add(population);
            }
        }

        return turned;
    }

    /// <summary>Takes away, as long as there is one, what points to nothing that is left; in this order.</summary>
    private List<PopulationSymbol> Peel(HashSet<PopulationSymbol> left, Dictionary<PopulationSymbol, List<PopulationSymbol>> pointsTo)
    {
        var waits = left.ToDictionary(static p => p, p => pointsTo[p].Distinct().Count(left.Contains));
        var pointedAt = left.ToDictionary(static p => p, static _ => new List<PopulationSymbol>());
        foreach (var population in left)
        {
            foreach (var part in pointsTo[population].Distinct().Where(left.Contains))
            {
                pointedAt[part].Add(population);
            }
        }

        var taken = new List<PopulationSymbol>();
        var free = new Queue<PopulationSymbol>(all.Where(p => left.Contains(p) && waits[p] == 0));
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

    private bool Reaches(PopulationSymbol population, HashSet<PopulationSymbol> within)
    {
        var seen = new HashSet<PopulationSymbol>();
        var open = new Stack<PopulationSymbol>(madeOf[population]);
        while (open.TryPop(out var next))
        {
            if (next == population)
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

    private static int Own(PopulationSymbol population) =>
        ConditionWalker.All(population.Predicate).Count(static c => c is not (Condition.And or Condition.Or or Condition.Not));

    // To be in a population is to be in every one above it as well.
    private static IEnumerable<PopulationSymbol> MadeOf(PopulationSymbol population)
    {
        foreach (var about in ConditionWalker.PopulationsOf(population.Predicate))
        {
            for (TreeSymbol? above = about; above is not null; above = above.Parent)
            {
                yield return (PopulationSymbol)above;
            }
        }
    }
}
