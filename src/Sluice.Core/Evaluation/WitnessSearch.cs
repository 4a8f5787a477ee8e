using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Looks for values of what is not known under which a flow would be permitted. Kleene's logic is monotone, so a branch is cut as soon as
/// what is assumed already decides; values are chosen for attributes and facts, not truth values for comparisons, so all comparisons on one
/// are taken together.
/// </summary>
internal sealed class WitnessSearch
{
    /// <summary>
    /// A step of a search assumes values and looks them up again and again: it is counted as so many times the work of evaluating the same
    /// rules once (an estimate).
    /// </summary>
    private const int CostOfAssuming = 10;

    private readonly EvaluationContext context;
    private readonly ImmutableArray<Rule> applicable;
    private readonly bool peopleOnly;
    private readonly bool allowsOnly;
    private readonly long most;
    private Representatives? representatives;
    private bool isCut;

    private WitnessSearch(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, bool peopleOnly, bool allowsOnly)
    {
        context = new EvaluationContext(flow, day);
        this.applicable = applicable;
        this.peopleOnly = peopleOnly;
        this.allowsOnly = allowsOnly;
        most = flow.Budget.ForOneSearch;
    }

    /// <summary>Whether some person is permitted, everything else that is not known staying so.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="day">The day; null when it is not known.</param>
    /// <param name="applicable">The rules that apply to the flow.</param>
    /// <param name="results">What these say on that day while nothing is assumed.</param>
    public static bool SomePersonPermitted(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, RuleResults results) =>
        new WitnessSearch(flow, day, applicable, peopleOnly: true, allowsOnly: false).Begin(results);

    /// <summary>Whether an allow is true for some person, whatever refuses it; the parameters are as above.</summary>
    public static bool SomePersonAllowed(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, RuleResults results) =>
        new WitnessSearch(flow, day, applicable, peopleOnly: true, allowsOnly: true).Begin(results);

    /// <summary>
    /// Joint values of all unknown facts under which some person would be permitted; null when there are none. The parameters are as above.
    /// </summary>
    public static IReadOnlyDictionary<Variable, Value>? SomebodyPermitted(
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults results
    )
    {
        var search = new WitnessSearch(flow, day, applicable, peopleOnly: false, allowsOnly: false);
        return search.Begin(results) ? search.context.Assumed : null;
    }

    /// <summary>The first step: while nothing is assumed the rules say what they were evaluated to say, and mostly that decides.</summary>
    private bool Begin(RuleResults results)
    {
        if (!allowsOnly && results.Against.Count > 0)
        {
            return false;
        }

        var first = new Choice { Permitted = results.Permitting.Count > 0 };
        foreach (var open in results.Open)
        {
            if (Counts(open.Rule) && !first.Take(open.Rule, Truth.Unknown, FirstOpen(open.Unknowns)))
            {
                return false;
            }
        }

        var found = Follow(first);
        context.Flow.Budget.Spend(CostOfAssuming * context.Evaluated);
        if (isCut)
        {
            context.Flow.Budget.Cut();
        }

        return found;
    }

    private bool Search()
    {
        // A condition can be so large that no search finishes it within the bound; what was not shown to permit a person then counts as not
        // shown: never as allowed, and as undetermined rather than denied.
        if (context.Evaluated > most)
        {
            isCut = true;
            return !peopleOnly;
        }

        var choice = default(Choice);
        foreach (var rule in applicable)
        {
            if (Counts(rule))
            {
                context.Forget();
                var truth = RuleEvaluator.Evaluate(context, rule);
                if (!choice.Take(rule, truth, truth == Truth.Unknown ? FirstOpen(CollectionsMarshal.AsSpan(context.Unknowns)) : null))
                {
                    return false;
                }
            }
        }

        return Follow(choice);
    }

    private bool Follow(Choice choice)
    {
        if (choice.Next is not { } variable)
        {
            return choice.Permitted;
        }

        representatives ??= new Representatives(context.Flow, allowsOnly ? applicable.Where(Counts) : applicable);
        foreach (var value in representatives.Of(variable))
        {
            context.Assumed[variable] = value;
            if (IsInTransfer(variable) && Search())
            {
                return true;
            }
        }

        context.Assumed.Remove(variable);
        return false;
    }

    private bool IsInTransfer(Variable variable)
    {
        // The length of a month can also decide whether a person's tenure lets them be in it.
        var admits =
            variable is Variable.Attribute { Symbol.OfSubject: true } or Variable.Length && context.Flow.People is { } people
                ? people.Admits(context)
                : Truth.True;
        isCut |= admits == Truth.Unknown;
        return admits == Truth.True || (admits == Truth.Unknown && !peopleOnly);
    }

    private bool Counts(Rule rule) => rule.Effect == RuleEffect.Allow || (!allowsOnly && rule.Effect != RuleEffect.Oblige);

    private Variable? FirstOpen(ReadOnlySpan<Variable> unknowns)
    {
        foreach (var unknown in unknowns)
        {
            if (!peopleOnly || context.Flow.IsPerPerson(unknown))
            {
                return unknown;
            }
        }

        return null;
    }

    /// <summary>The variables that the rules leave unknown, taken one after the other.</summary>
    private struct Choice
    {
        private Variable? ofAllow;
        private Variable? ofDeny;

        /// <summary>Whether some allow is true.</summary>
        public bool Permitted { get; set; }

        /// <summary>What to assume next; null when it is permitted as it is, or nothing more can permit it.</summary>
        public readonly Variable? Next => Permitted ? ofDeny : ofAllow;

        /// <summary>
        /// Takes what a rule says, with the first thing that could be assumed where that is unknown; false when nothing more can permit.
        /// </summary>
        public bool Take(Rule rule, Truth truth, Variable? open)
        {
            if (rule.Effect == RuleEffect.Allow)
            {
                Permitted |= truth == Truth.True;
                ofAllow ??= open;
                return true;
            }

            ofDeny ??= open;
            return truth == Truth.False || (truth == Truth.Unknown && open is not null);
        }
    }
}
