namespace Sluice.Syntax.Syntax;

/// <summary>
/// Where a clause can stand: in the block of a declaration, of an exception or a case of a test, or as a part of an entry.
/// </summary>
[Flags]
public enum ClauseBlocks
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>In a rule.</summary>
    Rule = 1,

    /// <summary>In a <c>but not</c>.</summary>
    Exception = 1 << 1,

    /// <summary>In an invariant.</summary>
    Invariant = 1 << 2,

    /// <summary>In a consent.</summary>
    Consent = 1 << 3,

    /// <summary>In an agreement.</summary>
    Agreement = 1 << 4,

    /// <summary>In a technique.</summary>
    Technique = 1 << 5,

    /// <summary>In a test.</summary>
    Test = 1 << 6,

    /// <summary>In a case of a test.</summary>
    Case = 1 << 7,

    /// <summary>At an entry of a category.</summary>
    Category = 1 << 8,

    /// <summary>At an entry of a purpose.</summary>
    Purpose = 1 << 9,

    /// <summary>In the block of a partner.</summary>
    Partner = 1 << 10,

    /// <summary>At an attribute.</summary>
    Attribute = 1 << 11,
}
