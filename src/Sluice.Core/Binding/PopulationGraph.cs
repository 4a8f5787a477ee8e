using Sluice.Core.Model;

namespace Sluice.Core.Binding;

/// <summary>
/// Which populations are made of which, with two faults: populations defined by themselves, and populations that become too large when
/// those they are about are substituted, each <c>about</c> counting as well. Populations that each name the one before twice double at
/// every step; residuals, queries and searches are made of the substituted predicate, so its size has to be bounded.
/// </summary>
internal sealed class PopulationGraph
{
    /// <summary>The most comparisons that may be substituted into a population.</summary>
    public const int Most = 100;

    private readonly DependencyGraph<PopulationSymbol> graph;
    private readonly IReadOnlyList<PopulationSymbol> all;

    /// <param name="populations">The populations, with their predicates.</param>
    public PopulationGraph(IReadOnlyList<PopulationSymbol> populations)
    {
        all = populations;
        graph = new DependencyGraph<PopulationSymbol>(populations, MadeOf);
    }

    /// <summary>The populations that are defined by themselves, in their order.</summary>
    public List<PopulationSymbol> Cyclic() => graph.Cyclic();

    /// <summary>
    /// The populations that are too large while those they are made of are not; there must be none that is defined by itself.
    /// </summary>
    public List<PopulationSymbol> TooLarge()
    {
        // A written comparison counts once; only substitution can grow beyond the text.
        var put = new Dictionary<PopulationSymbol, int>();
        foreach (var population in graph.Ordered())
        {
            put[population] = MadeOf(population).Aggregate(0, (sum, m) => Math.Min(Most + 1, sum + Own(m) + put[m]));
        }

        return [.. all.Where(p => put[p] > Most && MadeOf(p).All(m => put[m] <= Most))];
    }

    private static int Own(PopulationSymbol population) => ConditionWalker.Simple(population.Predicate).Count();

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
