namespace Sluice.Syntax.Syntax;

/// <summary><c>a and b</c>, <c>a or b</c>.</summary>
public sealed class BinaryConditionSyntax : ConditionSyntax
{
    internal BinaryConditionSyntax(NodeParts parts)
        : base(SyntaxKind.BinaryCondition, parts) { }

    /// <summary>The left side.</summary>
    public ConditionSyntax? Left => ChildAt<ConditionSyntax>(0);

    /// <summary><c>and</c> or <c>or</c>.</summary>
    public SyntaxToken Operator => Token(SyntaxKind.AndKeyword, SyntaxKind.OrKeyword);

    /// <summary>The right side.</summary>
    public ConditionSyntax? Right => ChildAt<ConditionSyntax>(1);

    /// <summary>Whether <c>and</c> and <c>or</c> stand side by side here or in an operand without parentheses.</summary>
    internal bool IsMixed { get; set; }
}
