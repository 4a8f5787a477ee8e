namespace Sluice.Syntax.Syntax;

/// <summary><c>invariant name { never … }</c>.</summary>
public sealed class InvariantDeclarationSyntax : DeclarationSyntax
{
    internal InvariantDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.InvariantDeclaration, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The clauses of its block in the order written.</summary>
    public IEnumerable<ClauseSyntax> Clauses => BlockChildren<ClauseSyntax>();
}
