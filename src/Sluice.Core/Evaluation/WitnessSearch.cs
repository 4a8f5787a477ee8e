using System.Collections.Immutable;
using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Looks for values of what is not known under which a flow would be permitted. Kleene's logic is monotone, so a branch is cut as soon
/// as what is assumed already decides; values are chosen for attributes and facts, not truth values for comparisons, so all comparisons on one are taken together.
/// </summary>
internal sealed class WitnessSearch
{
    /// <summary>
    /// So many steps are tried. A policy can hide a puzzle that no search solves in time; what could not be shown to permit
    /// anybody then counts as not shown: never as allowed, and as undetermined rather than denied.
    /// </summary>
    private const int MostSteps = 200_000;

    private readonly Situation situation;
    private readonly ImmutableArray<Rule> applicable;
    private readonly bool peopleOnly;
    private Representatives? representatives;
    private int steps;

    private WitnessSearch(Situation situation, ImmutableArray<Rule> applicable, bool peopleOnly)
    {
        this.situation = situation;
        this.applicable = applicable;
        this.peopleOnly = peopleOnly;
    }

    /// <summary>Whether some person is permitted, everything else that is not known staying so.</summary>
    public static bool SomePersonPermitted(FlowContext flow, DateOnly? day, ImmutableArray<Rule> applicable) =>
        new WitnessSearch(new Situation(flow, day), applicable, peopleOnly: true).Search();

    /// <summary>Joint values of everything that is not known under which somebody would be permitted; null when there are none.</summary>
    public static IReadOnlyDictionary<Variable, Value>? SomebodyPermitted(FlowContext flow, DateOnly? day, ImmutableArray<Rule> applicable)
    {
        var situation = new Situation(flow, day);
        return new WitnessSearch(situation, applicable, peopleOnly: false).Search() ? situation.Assumed : null;
    }

    private bool Search()
    {
        if (++steps > MostSteps)
        {
            return !peopleOnly;
        }

        if (!Decide(out var variable))
        {
            return false;
        }

        if (variable is null)
        {
            return true;
        }

        representatives ??= new Representatives(situation.Flow, applicable);
        foreach (var value in representatives.Of(variable))
        {
            situation.Assumed[variable] = value;
            if (Search())
            {
                return true;
            }
        }

        situation.Assumed.Remove(variable);
        return false;
    }

    /// <summary>False when nothing more can permit; else what to assume next, null when it is permitted as it is.</summary>
    private bool Decide(out Variable? variable)
    {
        variable = null;
        Variable? ofAllow = null;
        Variable? ofDeny = null;
        var permitted = false;
        foreach (var rule in applicable)
        {
            if (rule.Effect == RuleEffect.Oblige)
            {
                continue;
            }

            situation.Forget();
            var truth = RuleEvaluator.Evaluate(situation, rule);
            var open = truth == Truth.Unknown ? FirstOpen() : null;
            if (rule.Effect == RuleEffect.Allow)
            {
                permitted |= truth == Truth.True;
                ofAllow ??= open;
            }
            else if (truth == Truth.True || (truth == Truth.Unknown && open is null))
            {
                return false;
            }
            else
            {
                ofDeny ??= open;
            }
        }

        variable = permitted ? ofDeny : ofAllow;
        return permitted || ofAllow is not null;
    }

    private Variable? FirstOpen()
    {
        foreach (var unknown in situation.Unknowns)
        {
            if (!peopleOnly || situation.Flow.IsPerPerson(unknown))
            {
                return unknown;
            }
        }

        return null;
    }
}
