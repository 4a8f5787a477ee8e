namespace Sluice.Core.Model;

/// <summary>The kinds of clauses that a rule's condition is made of, in the order in which they are reported.</summary>
public enum ClauseKind
{
    /// <summary>What a <c>require</c> asks for: the rule holds where it does not.</summary>
    Require,

    /// <summary>The population that the person has to be in.</summary>
    About,

    /// <summary>What has to hold.</summary>
    When,

    /// <summary>What must not hold.</summary>
    Unless,

    /// <summary>A block that lifts the rule where it applies and holds.</summary>
    ButNot,

    /// <summary>The days on which the rule is in force.</summary>
    From,
}
