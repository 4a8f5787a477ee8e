using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>What the applicable rules say of a flow, each for everyone.</summary>
internal sealed class WeighedRules
{
    // Many flows are weighed in the search for a change, and most rules say nothing of them.
    private List<Rule>? permitting;
    private List<Rule>? against;
    private List<Rule>? obliging;
    private Truth denied = Truth.False;

    /// <summary>The allows that are true.</summary>
    public IReadOnlyList<Rule> Permitting => permitting ?? (IReadOnlyList<Rule>)[];

    /// <summary>The denies and requires that stand against it: those that are true.</summary>
    public IReadOnlyList<Rule> Against => against ?? (IReadOnlyList<Rule>)[];

    /// <summary>The duties that come with it: those that are not false.</summary>
    public IReadOnlyList<Rule> Obliging => obliging ?? (IReadOnlyList<Rule>)[];

    /// <summary>Whether an allow is true and every deny is false.</summary>
    public bool PermitsEveryone => permitting is not null && denied == Truth.False;

    /// <summary>Whether what a rule says of permission hangs on something not known.</summary>
    public bool SomeOpen { get; private set; }

    public void Add(Rule rule, Truth truth)
    {
        SomeOpen |= truth == Truth.Unknown && rule.Effect != RuleEffect.Oblige;
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
