using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Makes a situation that breaks a promise tell more: states what the promise asks for, and leaves out what does not matter.
/// </summary>
internal sealed class CounterexampleMinimizer(FlowClassAnalysis cell, EvaluationContext evaluationContext)
{
    public void Run()
    {
        Sharpen();
        foreach (var variable in evaluationContext.Assumed.Keys.ToList())
        {
            var before = Promise();
            var value = evaluationContext.Assumed[variable];
            evaluationContext.Assumed.Remove(variable);
            if (!Holds() || Promise() != before || !FormsStay())
            {
                evaluationContext.Assumed.Add(variable, value);
            }
        }
    }

    /// <summary>A transfer that plainly breaks the promise says more than one that leaves it open.</summary>
    private void Sharpen()
    {
        // Who is in it: somebody the promise is about, rather than nobody in particular.
        if (Promise() == Truth.Unknown && cell.Dependencies.Numbers.ContainsKey(new Variable.Audience()))
        {
            var before = evaluationContext.Assumed.TryGetValue(new Variable.Audience(), out var audience) ? audience : (Value?)null;
            if ((!Try(new Variable.Audience()) || Promise() != Truth.True) && before is { } kept)
            {
                evaluationContext.Assumed[new Variable.Audience()] = kept;
            }
        }

        for (var tries = 0; tries < cell.Dependencies.Variables.Length && Promise() == Truth.Unknown; tries++)
        {
            var open = evaluationContext.Unknowns.FirstOrDefault(v =>
                !VariableDomains.StaysUnknown(v) && !VariableDomains.IsStructural(v) && !evaluationContext.Assumed.ContainsKey(v)
            );
            if (open is null || cell.Forms.Facts.Contains(open) || !Try(open))
            {
                return;
            }
        }
    }

    private bool Try(Variable variable)
    {
        Value? second = null;
        foreach (var value in cell.Domains.Of(variable))
        {
            evaluationContext.Assumed[variable] = value;
            if (Holds())
            {
                if (Promise() == Truth.True)
                {
                    return true;
                }

                second ??= value;
            }
        }

        evaluationContext.Assumed.Remove(variable);
        if (second is { } other)
        {
            evaluationContext.Assumed[variable] = other;
        }

        return second is not null;
    }

    /// <summary>Whether the forms assumed can still be had: they depend on facts.</summary>
    private bool FormsStay() =>
        !evaluationContext.Assumed.TryGetValue(new Variable.Form(), out var forms)
        || cell.Forms.In(evaluationContext.Assumed)?.Exists(s => s.Forms == (ulong)forms.Number) == true;

    private Truth Promise()
    {
        evaluationContext.Forget();
        return RuleEvaluator.Evaluate(evaluationContext, cell.Rules[cell.Promise]);
    }

    private bool Holds()
    {
        if (
            evaluationContext.People?.Admits(evaluationContext) is Truth.False or Truth.Unknown
            || Promise() == Truth.False
            || evaluationContext.Unknowns.Any(v => VariableDomains.IsStructural(v) && !evaluationContext.Assumed.ContainsKey(v))
        )
        {
            return false;
        }

        var permitted = false;
        foreach (var rule in cell.Rules.AsSpan()[..cell.Promise])
        {
            evaluationContext.Forget();
            var truth = RuleEvaluator.Evaluate(evaluationContext, rule);
            if (rule.Effect == RuleEffect.Allow)
            {
                permitted |= truth == Truth.True;
            }
            else if (truth != Truth.False)
            {
                return false;
            }
        }

        return permitted;
    }
}
