using System.Runtime.CompilerServices;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Looks for an evaluation context in which the condition of a rule is true for one flow class, all facts it asks for being known. Exact:
/// every variable takes each of its representatives; what nothing can make known, such as a population without a predicate, stays unknown.
/// </summary>
internal sealed class SatisfiabilitySearch
{
    private const long MostSearched = 1_000_000;

    private readonly FlowClassAnalysis analysis;
    private readonly EvaluationContext context;
    private readonly OpenVariables variables;
    private readonly bool unknownCounts;
    private readonly long most;

    /// <param name="analysis">The flow, with the rule as its promise.</param>
    /// <param name="unknownCounts">Whether a condition that stays unknown whatever is stated counts as true.</param>
    /// <param name="mostSteps">When to give up.</param>
    public SatisfiabilitySearch(FlowClassAnalysis analysis, bool unknownCounts, long mostSteps)
    {
        this.analysis = analysis;
        this.unknownCounts = unknownCounts;
        most = mostSteps;
        context = new EvaluationContext(analysis.Flow, null) { Open = analysis.Transfer };
        variables = new OpenVariables(analysis, context);
    }

    /// <summary>Whether the search was given up; what it did not find may be there.</summary>
    public bool Cut { get; private set; }

    /// <summary>How many evaluation contexts were examined.</summary>
    public long Steps { get; private set; }

    /// <summary>What is assumed in the evaluation context found.</summary>
    public IReadOnlyDictionary<Variable, Value> Found => context.Assumed;

    /// <summary>Whether there is such an evaluation context. A caller that gets false has to look at <see cref="Cut"/> as well.</summary>
    public bool Search()
    {
        if (++Steps > most || analysis.Searched > MostSearched || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Cut = true;
        }

        if (Cut)
        {
            return false;
        }

        context.Forget();
        var truth = RuleEvaluator.Evaluate(context, analysis.Rules[analysis.Promise]);
        if (truth != Truth.Unknown)
        {
            return truth == Truth.True;
        }

        if (variables.Before(variables.First(context.Unknowns)) is not { } variable)
        {
            return unknownCounts;
        }

        var values = variables.ValuesOf(variable);
        Cut |= values is null;
        foreach (var value in values ?? [])
        {
            context.Assumed[variable] = value;
            if (
                (variable is not Variable.Beside || !BesideFieldSearch.AreImpossible(analysis.Flow, context.Assumed))
                && IsInTransfer(variable)
                && Search()
            )
            {
                return true;
            }
        }

        variables.Forget(variable);
        return unknownCounts && CanStayUnknown(variable) && SearchWithout(variable);
    }

    private bool IsInTransfer(Variable variable)
    {
        var admits = FlowClassAnalysis.Admits(context, variable);
        Cut |= admits == Truth.Unknown;
        return admits == Truth.True;
    }

    /// <summary>A consent that covers only a part of the flow is false where the manifest says so, and unknown else.</summary>
    private bool CanStayUnknown(Variable variable) =>
        variable is Variable.Consent consent && !consent.Symbol.Scope.Covers(analysis.Flow.Names);

    private bool SearchWithout(Variable variable)
    {
        variables.Close(variable);
        var found = Search();
        variables.Forget(variable);
        return found;
    }
}
