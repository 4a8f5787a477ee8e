namespace Sluice.Core.Model;

/// <summary>The names of effects as policies and verdicts write them.</summary>
public static class RuleEffects
{
    /// <summary>The keyword of an effect.</summary>
    public static string NameOf(RuleEffect effect) =>
        effect switch
        {
            RuleEffect.Allow => "allow",
            RuleEffect.Deny => "deny",
            RuleEffect.Require => "require",
            _ => "oblige",
        };
}
