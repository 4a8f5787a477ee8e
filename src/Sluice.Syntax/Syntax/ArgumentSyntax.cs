namespace Sluice.Syntax.Syntax;

/// <summary><c>within: 90 days</c>.</summary>
public sealed class ArgumentSyntax : SyntaxNode
{
    internal ArgumentSyntax(SyntaxElement[] children)
        : base(SyntaxKind.Argument, children)
    {
    }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>Its value.</summary>
    public LiteralSyntax? Value => Child<LiteralSyntax>();
}
