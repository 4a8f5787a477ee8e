namespace Sluice.Syntax.Syntax;

/// <summary><c>k : integer</c>.</summary>
public sealed class ParameterSyntax : SyntaxNode
{
    internal ParameterSyntax(NodeParts parts)
        : base(SyntaxKind.Parameter, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>Its type.</summary>
    public AttributeTypeSyntax? Type => Child<AttributeTypeSyntax>();
}
