using System.Runtime.CompilerServices;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Looks for an evaluation context in which a flow is permitted although the promise is not false. Exact: every variable takes each of its
/// representatives and, where the promise depends on it, stays unknown. Kleene's logic is monotone, so a branch is cut as soon as what is
/// assumed decides; and a branch that fails for reasons that its own variable has no part in is not tried with other values.
/// </summary>
internal sealed class ViolationSearch
{
    private const long MostSearched = 5_000_000;
    private const string TooManyPeople = "what populations ask of people can be satisfied in too many ways";

    private readonly FlowClassAnalysis analysis;
    private readonly EvaluationContext context;
    private readonly Truth[] truths;
    private readonly Variable?[] open;
    private readonly OpenVariables variables;
    private readonly ulong[] decided;
    private readonly long most;

    public ViolationSearch(FlowClassAnalysis analysis, long mostSteps)
    {
        this.analysis = analysis;
        most = mostSteps;
        context = new EvaluationContext(analysis.Flow, null) { Open = analysis.Transfer };
        variables = new OpenVariables(analysis, context);
        truths = new Truth[analysis.Rules.Length];
        open = new Variable?[analysis.Rules.Length];
        decided = new ulong[analysis.Dependencies.Words];
    }

    /// <summary>How many evaluation contexts were examined.</summary>
    public long Steps { get; private set; }

    /// <summary>Why the search was given up; null when it was not.</summary>
    public string? Cut { get; private set; }

    /// <summary>What is assumed in the evaluation context found; what is left out stays unknown.</summary>
    public Dictionary<Variable, Value> Found => context.Assumed;

    /// <summary>Whether there is such an evaluation context. A caller that gets false has to look at <see cref="Cut"/> as well.</summary>
    public bool Search()
    {
        for (var rule = 0; rule < truths.Length; rule++)
        {
            Evaluate(rule);
        }

        if (Search(new ulong[analysis.Dependencies.Words]))
        {
            new CounterexampleMinimizer(analysis, context).Run();
            return true;
        }

        return false;
    }

    /// <param name="conflict">Gets the variables without which it would not have failed.</param>
    private bool Search(ulong[] conflict)
    {
        if (++Steps > most)
        {
            Cut ??=
                $"more than {most.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} situations would have to be looked at for one kind of flow";
        }

        if (analysis.Searched > MostSearched)
        {
            Cut ??= TooManyPeople;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Cut ??= "too many facts belong together";
        }

        if (Cut is not null || Fails(conflict))
        {
            return false;
        }

        if (Next() is not { } variable)
        {
            return true;
        }

        var number = analysis.Dependencies.Numbers[variable];
        var changed = analysis.Dependencies.RulesOf[number];
        var before = changed.Select(r => (truths[r], open[r])).ToArray();
        decided[number >> 6] |= 1ul << number;
        var reasons = new ulong[analysis.Dependencies.Words];
        if (variable is Variable.Form)
        {
            Mark(reasons, analysis.Forms.Facts);
        }

        foreach (var value in Values(variable))
        {
            var own = new ulong[analysis.Dependencies.Words];
            if (Assume(variable, value, own))
            {
                foreach (var rule in changed)
                {
                    Evaluate(rule);
                }

                if (Search(own))
                {
                    return true;
                }
            }

            variables.Forget(variable);
            for (var i = 0; i < changed.Length; i++)
            {
                (truths[changed[i]], open[changed[i]]) = before[i];
            }

            if (Cut is not null)
            {
                break;
            }

            Unite(reasons, own);
            if ((own[number >> 6] & (1ul << number)) == 0)
            {
                // It failed for reasons that hold with any other value too.
                reasons = own;
                break;
            }
        }

        decided[number >> 6] &= ~(1ul << number);
        reasons[number >> 6] &= ~(1ul << number);
        Unite(conflict, reasons);
        return false;
    }

    private bool Fails(ulong[] conflict)
    {
        var permitting = false;
        for (var rule = 0; rule < analysis.Promise; rule++)
        {
            if (analysis.Rules[rule].Effect == RuleEffect.Allow)
            {
                permitting |= truths[rule] == Truth.True || open[rule] is not null;
            }
            else if (truths[rule] == Truth.True || (truths[rule] == Truth.Unknown && open[rule] is null))
            {
                Blame(conflict, rule);
                return true;
            }
        }

        if (truths[analysis.Promise] == Truth.False)
        {
            Blame(conflict, analysis.Promise);
            return true;
        }

        for (var rule = 0; !permitting && rule < analysis.Promise; rule++)
        {
            if (analysis.Rules[rule].Effect == RuleEffect.Allow)
            {
                Blame(conflict, rule);
            }
        }

        return !permitting;
    }

    /// <summary>What to assume next; null where the flow is permitted and the promise not false, whatever else is assumed.</summary>
    private Variable? Next()
    {
        Variable? ofAllow = null;
        Variable? ofDeny = null;
        var permitted = false;
        for (var rule = 0; rule < analysis.Promise; rule++)
        {
            if (analysis.Rules[rule].Effect == RuleEffect.Allow)
            {
                permitted |= truths[rule] == Truth.True;
                ofAllow ??= open[rule];
            }
            else if (truths[rule] != Truth.False)
            {
                ofDeny ??= open[rule];
            }
        }

        return variables.Before(permitted ? ofDeny ?? StructuralOfPromise() : ofAllow);
    }

    private Variable? StructuralOfPromise()
    {
        context.Forget();
        return RuleEvaluator.Evaluate(context, analysis.Rules[analysis.Promise]) == Truth.Unknown
            ? variables.First(context.Unknowns.Where(VariableDomains.IsStructural))
            : null;
    }

    /// <summary>The values to try; null for leaving it unknown, which only matters where the promise asks for it.</summary>
    private IEnumerable<Value?> Values(Variable variable)
    {
        if (variables.ValuesOf(variable) is not { } known)
        {
            Cut = "the techniques can be combined in too many ways";
            return [];
        }

        var values = known.Select(static v => (Value?)v);
        if (variable is Variable.Form)
        {
            return values;
        }

        var number = analysis.Dependencies.Numbers[variable];
        return
            VariableDomains.IsStructural(variable)
            || (analysis.Dependencies.Mentioned[analysis.Promise][number >> 6] & (1ul << number)) == 0
            ? values
            : values.Append(null);
    }

    private bool Assume(Variable variable, Value? value, ulong[] conflict)
    {
        if (value is not { } known)
        {
            variables.Close(variable);
            return true;
        }

        context.Assumed[variable] = known;
        if (variable is Variable.Beside && BesideFieldSearch.AreImpossible(analysis.Flow, context.Assumed))
        {
            Mark(conflict, analysis.Dependencies.Variables.Where(static v => v is Variable.Beside));
            return false;
        }

        // A person who does not satisfy the predicate of the transfer's population is not in it.
        var admits = FlowClassAnalysis.Admits(context, variable);
        if (admits == Truth.True)
        {
            return true;
        }

        if (admits == Truth.Unknown)
        {
            Cut ??= TooManyPeople;
        }

        Mark(conflict, context.People!.Attributes.Select(static a => (Variable)new Variable.Attribute(a)).Append(new Variable.Audience()));
        return false;
    }

    private void Evaluate(int rule)
    {
        context.Forget();
        truths[rule] = RuleEvaluator.Evaluate(context, analysis.Rules[rule]);
        open[rule] = truths[rule] == Truth.Unknown ? variables.First(context.Unknowns) : null;
    }

    private void Blame(ulong[] conflict, int rule)
    {
        var mentioned = analysis.Dependencies.Mentioned[rule];
        for (var word = 0; word < conflict.Length; word++)
        {
            conflict[word] |= mentioned[word] & decided[word];
        }
    }

    private void Mark(ulong[] conflict, IEnumerable<Variable> variables)
    {
        foreach (var variable in variables)
        {
            if (analysis.Dependencies.Numbers.TryGetValue(variable, out var number))
            {
                conflict[number >> 6] |= decided[number >> 6] & (1ul << number);
            }
        }
    }

    private static void Unite(ulong[] set, ulong[] other)
    {
        for (var word = 0; word < set.Length; word++)
        {
            set[word] |= other[word];
        }
    }
}
