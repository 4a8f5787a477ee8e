namespace Sluice.Dev.Generating.Colours;

/// <summary>What a keyword is coloured as.</summary>
internal enum WordColour
{
    /// <summary>Begins a declaration whose name is coloured as a function: a rule, an invariant.</summary>
    DeclaredFunction,

    /// <summary>Begins a declaration whose name is coloured as a type: a name of the vocabulary.</summary>
    DeclaredName,

    /// <summary>Begins a declaration that has a text instead of a name.</summary>
    DeclaredText,

    /// <summary>Begins a declaration with a form of its own: <c>subject attribute</c>, <c>form</c>.</summary>
    DeclaredOtherwise,

    /// <summary>Says what a rule does.</summary>
    Effect,

    /// <summary>Begins a clause, or is a part of one or of a condition.</summary>
    Clause,

    /// <summary>Joins conditions, or stands for all names.</summary>
    Operator,

    /// <summary>A value.</summary>
    Constant,

    /// <summary>What a duration is counted in.</summary>
    Unit,
}
