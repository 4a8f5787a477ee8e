using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Which predicates decide whether people are in a population: those of it and of all above it that do not contain what the transfer is
/// about.
/// </summary>
internal static class PopulationMembership
{
    /// <summary>The populations whose predicates decide for a flow.</summary>
    public static IEnumerable<PopulationSymbol> Asked(StatedFlow flow, PopulationSymbol population) => Asked(flow.Population, population);

    /// <summary>The same for a transfer about some population, or none.</summary>
    public static IEnumerable<PopulationSymbol> Asked(PopulationSymbol? about, PopulationSymbol population)
    {
        for (TreeSymbol? above = population; above is not null; above = above.Parent)
        {
            if (IsAsked(about, above))
            {
                yield return (PopulationSymbol)above;
            }
        }
    }

    /// <summary>Whether the predicate of a population decides in a transfer about some population, or none.</summary>
    public static bool IsAsked(PopulationSymbol? about, TreeSymbol population) => about is null || !population.Contains(about);
}
