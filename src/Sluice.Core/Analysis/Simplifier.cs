using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>Makes a situation that breaks a promise tell more: states what the promise asks for, and leaves out what does not matter.</summary>
internal sealed class Simplifier(OpenCell cell, Situation situation)
{
    public void Run()
    {
        Sharpen();
        foreach (var variable in situation.Assumed.Keys.ToList())
        {
            var before = Promise();
            var value = situation.Assumed[variable];
            situation.Assumed.Remove(variable);
            if (!Holds() || Promise() != before || !FormsStay())
            {
                situation.Assumed.Add(variable, value);
            }
        }
    }

    /// <summary>A transfer that plainly breaks the promise says more than one that leaves it open.</summary>
    private void Sharpen()
    {
        // Who is in it: somebody the promise is about, rather than nobody in particular.
        if (Promise() == Truth.Unknown && cell.Dependencies.Numbers.ContainsKey(new Variable.Audience()))
        {
            var before = situation.Assumed.TryGetValue(new Variable.Audience(), out var audience) ? audience : (Value?)null;
            if ((!Try(new Variable.Audience()) || Promise() != Truth.True) && before is { } kept)
            {
                situation.Assumed[new Variable.Audience()] = kept;
            }
        }

        for (var tries = 0; tries < cell.Dependencies.Variables.Length && Promise() == Truth.Unknown; tries++)
        {
            var open = situation.Unknowns.FirstOrDefault(v => !OpenDomains.StaysUnknown(v) && !OpenDomains.IsStructural(v) && !situation.Assumed.ContainsKey(v));
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
            situation.Assumed[variable] = value;
            if (Holds())
            {
                if (Promise() == Truth.True)
                {
                    return true;
                }

                second ??= value;
            }
        }

        situation.Assumed.Remove(variable);
        if (second is { } other)
        {
            situation.Assumed[variable] = other;
        }

        return second is not null;
    }

    /// <summary>Whether the forms assumed can still be had: they depend on facts.</summary>
    private bool FormsStay() =>
        !situation.Assumed.TryGetValue(new Variable.Form(), out var forms)
        || cell.Forms.In(situation.Assumed)?.Exists(s => s.Forms == (ulong)forms.Number) == true;

    private Truth Promise()
    {
        situation.Forget();
        return RuleEvaluator.Evaluate(situation, cell.Rules[cell.Promise]);
    }

    private bool Holds()
    {
        if (situation.People?.Admits(situation) is Truth.False or Truth.Unknown || Promise() == Truth.False || situation.Unknowns.Any(v => OpenDomains.IsStructural(v) && !situation.Assumed.ContainsKey(v)))
        {
            return false;
        }

        var permitted = false;
        foreach (var rule in cell.Rules.AsSpan()[..cell.Promise])
        {
            situation.Forget();
            var truth = RuleEvaluator.Evaluate(situation, rule);
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
