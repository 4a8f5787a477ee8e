using Sluice.Core.Semantics;

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
        foreach (var asked in Asked(s.Flow, population))
        {
            result = Truths.And(result, asked.Predicate is { } predicate
                ? ConditionEvaluator.Evaluate(s, predicate)
                : Instruments.Assumed(s, new Variable.Population(asked)));
        }

        return s.Keep(result, mark);
    }

    /// <summary>The populations whose predicates decide.</summary>
    public static IEnumerable<PopulationSymbol> Asked(FlowContext flow, PopulationSymbol population)
    {
        for (TreeSymbol? above = population; above is not null; above = above.Parent)
        {
            if (flow.Population is not { } about || !above.Contains(about))
            {
                yield return (PopulationSymbol)above;
            }
        }
    }
}
