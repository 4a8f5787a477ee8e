namespace Sluice.Syntax.Syntax;

/// <summary>What a keyword does where it is one: editors colour by it.</summary>
public enum KeywordRole
{
    /// <summary>It opens a declaration.</summary>
    Declaration,

    /// <summary>It opens the clause that says what a rule or an invariant does.</summary>
    Effect,

    /// <summary>It opens another clause, or is a part of one.</summary>
    Clause,

    /// <summary><c>any</c>, <c>and</c>, <c>or</c>, <c>not</c>.</summary>
    Logic,

    /// <summary><c>true</c>, <c>false</c>.</summary>
    Constant,

    /// <summary>A unit of time.</summary>
    Unit,
}
