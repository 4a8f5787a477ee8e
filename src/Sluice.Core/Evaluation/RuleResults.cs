using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>What the applicable rules say of a flow, each for everyone.</summary>
internal sealed class RuleResults
{
    private static readonly List<Rule> NoRules = [];
    private static readonly List<UndecidedRule> NothingOpen = [];

    // Many flows are evaluated in the search for a change, and most rules do not apply to them.
    private List<Rule>? permitting;
    private List<Rule>? against;
    private List<Rule>? obliging;
    private List<UndecidedRule>? open;
    private Truth denied = Truth.False;

    // What each rule says, in their order, where the same flow will be evaluated again.
    private readonly List<(Truth Truth, UndecidedRule? Open, bool HangsOnDay)>? said;

    /// <summary>Nothing evaluated yet.</summary>
    /// <param name="keeps">Whether to keep what each rule says: the same flow will be evaluated on another day, or after a change.</param>
    /// <param name="count">How many rules there are to evaluate.</param>
    public RuleResults(bool keeps, int count) => said = keeps ? new(count) : null;

    /// <summary>The allows that are true.</summary>
    public List<Rule> Permitting => permitting ?? NoRules;

    /// <summary>The denies and requires that refuse it: those that are true.</summary>
    public List<Rule> Against => against ?? NoRules;

    /// <summary>The duties that come with it: those that are not false.</summary>
    public List<Rule> Obliging => obliging ?? NoRules;

    /// <summary>Whether an allow is true and every deny is false.</summary>
    public bool PermitsEveryone => permitting is not null && denied == Truth.False;

    /// <summary>Whether an allow that is not true is so for some person; null where it has not been evaluated.</summary>
    public bool? SomePersonAllowed { get; set; }

    /// <summary>The rules about permission that depend on something not known, and on what.</summary>
    public List<UndecidedRule> Open => open ?? NothingOpen;

    /// <summary>Whether some rule may say something else on another day.</summary>
    public bool HangsOnDay { get; private set; }

    /// <summary>Adds what a rule says.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="truth">What it says.</param>
    /// <param name="unknowns">What is not known, where that is unknown.</param>
    /// <param name="hangsOnDay">Whether it may say something else on another day.</param>
    public void Add(Rule rule, Truth truth, List<Variable> unknowns, bool hangsOnDay)
    {
        var left = truth == Truth.Unknown && rule.Effect != RuleEffect.Oblige ? new UndecidedRule(rule, [.. unknowns]) : null;
        said?.Add((truth, left, hangsOnDay));
        HangsOnDay |= hangsOnDay;
        Add(rule, truth, left);
    }

    /// <summary>Adds what the rule at a place said on another day, perhaps this one; false when what it says depends on the day.</summary>
    public bool TryAddAgain(RuleResults other, int place, Rule rule)
    {
        if (other.said is not { } before || before[place].HangsOnDay)
        {
            return false;
        }

        said?.Add(before[place]);
        Add(rule, before[place].Truth, before[place].Open);
        return true;
    }

    /// <summary>Whether some rule forbids the flow, or perhaps does, and goes on to say so.</summary>
    /// <param name="rules">The rules, in the order in which they were evaluated.</param>
    /// <param name="certainly">Whether only a rule counts that forbids it to everyone.</param>
    /// <param name="mayChange">Whether the rule at a place may come to say something else.</param>
    public bool StaysForbidden(ImmutableArray<Rule> rules, bool certainly, Predicate<int> mayChange)
    {
        for (var i = 0; i < said?.Count; i++)
        {
            if (
                rules[i].Effect is RuleEffect.Deny or RuleEffect.Require
                && (said[i].Truth == Truth.True || (!certainly && said[i].Truth == Truth.Unknown))
                && !mayChange(i)
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Rule rule, Truth truth, UndecidedRule? left)
    {
        if (left is not null)
        {
            (open ??= []).Add(left);
        }

        switch (rule.Effect)
        {
            case RuleEffect.Allow when truth == Truth.True:
                (permitting ??= []).Add(rule);
                break;
            case RuleEffect.Deny or RuleEffect.Require:
                denied = Truths.Or(denied, truth);
                if (truth == Truth.True)
                {
                    (against ??= []).Add(rule);
                }

                break;
            case RuleEffect.Oblige when truth != Truth.False:
                (obliging ??= []).Add(rule);
                break;
        }
    }
}
