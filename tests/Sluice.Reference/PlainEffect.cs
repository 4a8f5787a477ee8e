namespace Sluice.Reference;

/// <summary>What a rule does.</summary>
public enum PlainEffect
{
    /// <summary>allow S.</summary>
    Allow,

    /// <summary>deny S.</summary>
    Deny,

    /// <summary>require COND of S.</summary>
    Require,

    /// <summary>oblige DUTY of S.</summary>
    Oblige,
}
