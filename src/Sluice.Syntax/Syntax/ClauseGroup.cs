namespace Sluice.Syntax.Syntax;

/// <summary>Clauses of which a block has one at most.</summary>
public enum ClauseGroup
{
    /// <summary>None: the clause excludes no other.</summary>
    None,

    /// <summary>What a rule or an invariant does: <c>allow</c>, <c>deny</c> …</summary>
    Effect,

    /// <summary>The end of a period: <c>until</c>, <c>through</c>.</summary>
    End,
}
