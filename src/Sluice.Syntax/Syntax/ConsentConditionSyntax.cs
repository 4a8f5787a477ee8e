namespace Sluice.Syntax.Syntax;

/// <summary><c>consent c</c>.</summary>
public sealed class ConsentConditionSyntax : ConditionSyntax
{
    internal ConsentConditionSyntax(NodeParts parts)
        : base(SyntaxKind.ConsentCondition, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);
}
