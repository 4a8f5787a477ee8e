using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Whether the people of a flow are in a population.</summary>
internal static class Populations
{
    /// <summary>
    /// True where the manifest is about the population or one below it; else, per person, the predicates of it and of all
    /// above it that do not contain what the manifest is about.
    /// </summary>
    public static Truth Contains(Situation s, PopulationSymbol population)
    {
        var mark = s.Mark;
        var result = Truth.True;
        var about = s.Flow.Population;
        if (s.Open is not null)
        {
            var audience = new Variable.Audience();
            if (!s.TryAssumed(audience, out var chosen))
            {
                return s.NoteUnknown(audience);
            }

            about = chosen.Number < 0 ? null : s.Flow.Program.Vocabulary.Populations.All[(int)chosen.Number];
        }

        for (TreeSymbol? above = population; above is not null; above = above.Parent)
        {
            if (IsAsked(about, above))
            {
                var asked = (PopulationSymbol)above;
                result = Truths.And(result, asked.Predicate is { } predicate
                    ? ConditionEvaluator.Evaluate(s, predicate)
                    : Instruments.Assumed(s, new Variable.Population(asked)));
            }
        }

        return s.Keep(result, mark);
    }

    /// <summary>The populations whose predicates decide.</summary>
    public static IEnumerable<PopulationSymbol> Asked(FlowContext flow, PopulationSymbol population) => Asked(flow.Population, population);

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

    private static bool IsAsked(PopulationSymbol? about, TreeSymbol population) => about is null || !population.Contains(about);
}
