namespace Sluice.Syntax.Syntax;

/// <summary><c>within: 90 days</c>.</summary>
public sealed class ArgumentSyntax : SyntaxNode
{
    internal ArgumentSyntax(NodeParts parts)
        : base(SyntaxKind.Argument, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>Its value.</summary>
    public LiteralSyntax? Value => Child<LiteralSyntax>();
}
