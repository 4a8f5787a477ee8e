using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>What the applicable rules say of a flow, each for everyone.</summary>
internal sealed class WeighedRules
{
    private static readonly List<Rule> NoRules = [];
    private static readonly List<OpenRule> NothingOpen = [];

    // Many flows are weighed in the search for a change, and most rules say nothing of them.
    private List<Rule>? permitting;
    private List<Rule>? against;
    private List<Rule>? obliging;
    private List<OpenRule>? open;
    private Truth denied = Truth.False;

    /// <summary>The allows that are true.</summary>
    public List<Rule> Permitting => permitting ?? NoRules;

    /// <summary>The denies and requires that stand against it: those that are true.</summary>
    public List<Rule> Against => against ?? NoRules;

    /// <summary>The duties that come with it: those that are not false.</summary>
    public List<Rule> Obliging => obliging ?? NoRules;

    /// <summary>Whether an allow is true and every deny is false.</summary>
    public bool PermitsEveryone => permitting is not null && denied == Truth.False;

    /// <summary>The rules about permission that hang on something not known, and on what.</summary>
    public List<OpenRule> Open => open ?? NothingOpen;

    /// <summary>Adds what a rule says.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="truth">What it says.</param>
    /// <param name="unknowns">What is not known, where that is unknown.</param>
    public void Add(Rule rule, Truth truth, List<Variable> unknowns)
    {
        if (truth == Truth.Unknown && rule.Effect != RuleEffect.Oblige)
        {
            (open ??= []).Add(new OpenRule(rule, [.. unknowns]));
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
