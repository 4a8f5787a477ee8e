using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Decides promises over all flows and all values of facts. A promise is kept when a <c>deny</c> with the same clauses would never change a
/// verdict: no flow it touches is permitted for any person unless its condition is false. What is not known does not excuse.
/// </summary>
public sealed class InvariantProver
{
    private const long MostSteps = 200_000;
    private const long MostStepsInAll = 2_000_000;

    /// <summary>Preparing a flow class takes as long as examining so many evaluation contexts.</summary>
    private const long StepsForCell = 10;

    private const long MostCells = 50_000_000;

    private readonly PolicyEngine engine;
    private readonly FlowClasses kinds;

    /// <summary>Prepares a policy set.</summary>
    public InvariantProver(PolicyEngine engine)
    {
        this.engine = engine;
        kinds = new FlowClasses(engine.Program);
    }

    /// <summary>Decides one of the promises of the policy set.</summary>
    public InvariantOutcome Decide(Invariant invariant)
    {
        var steps = 0L;
        var work = 0L;
        var count = 0;
        string? cut = null;
        if (kinds.Of(invariant, MostCells) is not { } cells)
        {
            return Outcome(InvariantStatus.Undecided, null, "the promise is about too many kinds of flows");
        }

        foreach (var (names, rules) in cells)
        {
            count++;
            var flow = HypotheticalFlow.Of(engine.Program, invariant.Location, names, []);
            var cell = new FlowClassAnalysis(engine.Program, flow, rules, invariant.Body);
            var search = new ViolationSearch(cell, MostSteps);
            var found = search.Search();
            steps += search.Steps;
            work += search.Steps + StepsForCell;
            if (found)
            {
                return CounterExampleWriter.Write(engine, invariant, cell, search.Found) is { } counterExample
                    ? Outcome(InvariantStatus.Broken, counterExample, null)
                    : Outcome(
                        InvariantStatus.Undecided,
                        null,
                        $"a transfer of `{names.Category.Name}` to `{names.Partner.Name}` for `{names.Purpose.Name}` seems to break it, but deciding it again did not confirm that"
                    );
            }

            cut ??= search.Cut;
            if (work > MostStepsInAll)
            {
                cut = "too many situations would have to be looked at";
                break;
            }
        }

        return Outcome(cut is null ? InvariantStatus.Proven : InvariantStatus.Undecided, null, cut);

        InvariantOutcome Outcome(InvariantStatus status, CounterExample? counterExample, string? reason) =>
            new(invariant, status, counterExample, reason, FlowsOf(invariant), count, steps);
    }

    private long FlowsOf(Invariant invariant)
    {
        var names = engine.Program.Vocabulary;
        var scope = invariant.Body.Scope;
        return (long)names.Categories.All.Count(scope.Categories.Touches)
            * names.Partners.All.Count(scope.Partners.Touches)
            * names.Purposes.All.Count(scope.Purposes.Touches);
    }
}
