namespace Sluice.Syntax.Syntax;

/// <summary><c>test "sentence" { … }</c>.</summary>
public sealed class TestDeclarationSyntax : DeclarationSyntax
{
    internal TestDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.TestDeclaration, parts) { }

    /// <summary>The sentence in quotes.</summary>
    public SyntaxToken Description => Token(SyntaxKind.Text);

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The clauses of its block in the order written.</summary>
    public IEnumerable<ClauseSyntax> Clauses => BlockChildren<ClauseSyntax>();
}
