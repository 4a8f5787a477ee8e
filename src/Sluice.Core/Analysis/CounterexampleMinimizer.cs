using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Makes an evaluation context that breaks a promise more telling: states what the promise asks for, and leaves out what does not matter.
/// </summary>
internal sealed class CounterexampleMinimizer(FlowClassAnalysis analysis, EvaluationContext context)
{
    public void Run()
    {
        Sharpen();
        foreach (var variable in context.Assumed.Keys.ToList())
        {
            var before = Promise();
            var value = context.Assumed[variable];
            context.Assumed.Remove(variable);
            if (!Holds() || Promise() != before || !FormsStay())
            {
                context.Assumed.Add(variable, value);
            }
        }
    }

    /// <summary>A transfer that plainly breaks the promise says more than one that leaves it open.</summary>
    private void Sharpen()
    {
        // Who is in it: a person whom the promise is about, rather than no population.
        if (Promise() == Truth.Unknown && analysis.Dependencies.Numbers.ContainsKey(new Variable.Audience()))
        {
            var before = context.Assumed.TryGetValue(new Variable.Audience(), out var audience) ? audience : (Value?)null;
            if ((!Try(new Variable.Audience()) || Promise() != Truth.True) && before is { } kept)
            {
                context.Assumed[new Variable.Audience()] = kept;
            }
        }

        for (var tries = 0; tries < analysis.Dependencies.Variables.Length && Promise() == Truth.Unknown; tries++)
        {
            var open = context.Unknowns.FirstOrDefault(v =>
                !VariableDomains.StaysUnknown(v) && !VariableDomains.IsStructural(v) && !context.Assumed.ContainsKey(v)
            );
            if (open is null || analysis.Forms.Facts.Contains(open) || !Try(open))
            {
                return;
            }
        }
    }

    private bool Try(Variable variable)
    {
        Value? second = null;
        foreach (var value in analysis.Domains.Of(variable))
        {
            context.Assumed[variable] = value;
            if (Holds())
            {
                if (Promise() == Truth.True)
                {
                    return true;
                }

                second ??= value;
            }
        }

        context.Assumed.Remove(variable);
        if (second is { } other)
        {
            context.Assumed[variable] = other;
        }

        return second is not null;
    }

    /// <summary>Whether techniques can still yield the forms assumed: they depend on facts.</summary>
    private bool FormsStay() =>
        !context.Assumed.TryGetValue(new Variable.Form(), out var forms)
        || analysis.Forms.In(context.Assumed)?.Exists(s => s.Forms == (ulong)forms.Number) == true;

    private Truth Promise()
    {
        context.Forget();
        return RuleEvaluator.Evaluate(context, analysis.Rules[analysis.Promise]);
    }

    private bool Holds()
    {
        if (
            context.People?.Admits(context) is Truth.False or Truth.Unknown
            || Promise() == Truth.False
            || context.Unknowns.Any(v => VariableDomains.IsStructural(v) && !context.Assumed.ContainsKey(v))
        )
        {
            return false;
        }

        var permitted = false;
        foreach (var rule in analysis.Rules.AsSpan()[..analysis.Promise])
        {
            context.Forget();
            var truth = RuleEvaluator.Evaluate(context, rule);
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
