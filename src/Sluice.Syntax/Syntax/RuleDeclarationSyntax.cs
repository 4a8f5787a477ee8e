namespace Sluice.Syntax.Syntax;

/// <summary><c>rule name { … }</c>.</summary>
public sealed class RuleDeclarationSyntax : DeclarationSyntax
{
    internal RuleDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.RuleDeclaration, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The clauses of its block in the order written.</summary>
    public IEnumerable<ClauseSyntax> Clauses => BlockChildren<ClauseSyntax>();
}
