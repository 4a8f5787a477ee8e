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
    private const long StepsForClass = 10;

    private const long MostClasses = 50_000_000;

    private readonly PolicyEngine engine;
    private readonly FlowClasses flowClasses;

    /// <summary>Prepares a policy set.</summary>
    public InvariantProver(PolicyEngine engine)
    {
        this.engine = engine;
        flowClasses = new FlowClasses(engine.Program);
    }

    /// <summary>Decides one of the promises of the policy set.</summary>
    public InvariantOutcome Decide(Invariant invariant)
    {
        var steps = 0L;
        var work = 0L;
        var count = 0;
        string? cut = null;
        if (flowClasses.Of(invariant, MostClasses) is not { } classes)
        {
            return Outcome(InvariantStatus.Undecided, null, "the promise is about too many kinds of flows");
        }

        foreach (var (names, rules) in classes)
        {
            count++;
            var flow = HypotheticalFlow.Of(engine.Program, invariant.Location, names, []);
            var analysis = new FlowClassAnalysis(engine.Program, flow, rules, invariant.Body);
            var search = new ViolationSearch(analysis, MostSteps);
            var found = search.Search();
            steps += search.Steps;
            work += search.Steps + StepsForClass;
            if (found)
            {
                return CounterExampleWriter.Write(engine, invariant, analysis, search.Found) is { } counterExample
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
