namespace Sluice.Syntax.Syntax;

/// <summary><c>region eea { AT BE }</c>: a named set of countries.</summary>
public sealed class RegionDeclarationSyntax : DeclarationSyntax
{
    internal RegionDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.RegionDeclaration, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>Countries and names of other regions.</summary>
    public IEnumerable<SyntaxToken> Members => Block?.Tokens(SyntaxKind.Country, SyntaxKind.Name) ?? [];
}
