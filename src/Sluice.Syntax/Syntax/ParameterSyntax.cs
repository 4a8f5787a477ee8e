namespace Sluice.Syntax.Syntax;

/// <summary><c>k : integer</c>.</summary>
public sealed class ParameterSyntax : SyntaxNode
{
    internal ParameterSyntax(SyntaxElement[] children)
        : base(SyntaxKind.Parameter, children)
    {
    }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>Its type.</summary>
    public AttributeTypeSyntax? Type => Child<AttributeTypeSyntax>();
}
