using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>What the applicable rules say of a flow, each for everyone.</summary>
internal sealed class WeighedRules
{
    private Truth denied = Truth.False;

    /// <summary>The allows that are true.</summary>
    public List<Rule> Permitting { get; } = [];

    /// <summary>The denies and requires that stand against it: those that are true.</summary>
    public List<Rule> Against { get; } = [];

    /// <summary>The duties that come with it: those that are not false.</summary>
    public List<Rule> Obliging { get; } = [];

    /// <summary>Whether an allow is true and every deny is false.</summary>
    public bool PermitsEveryone => Permitting.Count > 0 && denied == Truth.False;

    /// <summary>Whether what a rule says of permission hangs on something not known.</summary>
    public bool SomeOpen { get; private set; }

    public void Add(Rule rule, Truth truth)
    {
        SomeOpen |= truth == Truth.Unknown && rule.Effect != RuleEffect.Oblige;
        switch (rule.Effect)
        {
            case RuleEffect.Allow when truth == Truth.True:
                Permitting.Add(rule);
                break;
            case RuleEffect.Deny or RuleEffect.Require:
                denied = Truths.Or(denied, truth);
                if (truth == Truth.True)
                {
                    Against.Add(rule);
                }

                break;
            case RuleEffect.Oblige when truth != Truth.False:
                Obliging.Add(rule);
                break;
        }
    }
}
