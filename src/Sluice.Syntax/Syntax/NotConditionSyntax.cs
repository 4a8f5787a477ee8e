namespace Sluice.Syntax.Syntax;

/// <summary><c>not a</c>.</summary>
public sealed class NotConditionSyntax : ConditionSyntax
{
    internal NotConditionSyntax(NodeParts parts)
        : base(SyntaxKind.NotCondition, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>What is denied.</summary>
    public ConditionSyntax? Operand => Child<ConditionSyntax>();
}
