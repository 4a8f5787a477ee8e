namespace Sluice.Core.Model;

/// <summary>The four effects of a rule.</summary>
public enum RuleEffect
{
    /// <summary>Permits what it covers.</summary>
    Allow,

    /// <summary>Forbids what it touches.</summary>
    Deny,

    /// <summary>Forbids what it touches unless a condition holds.</summary>
    Require,

    /// <summary>Attaches a duty to what it touches.</summary>
    Oblige,
}
