namespace Sluice.Syntax.Syntax;

/// <summary><c>technique name { yields … }</c>.</summary>
public sealed class TechniqueDeclarationSyntax : DeclarationSyntax
{
    internal TechniqueDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.TechniqueDeclaration, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>Its parameters.</summary>
    public IEnumerable<ParameterSyntax> Parameters => Child<ParameterListSyntax>()?.Parameters ?? [];

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>What it yields, in the order written.</summary>
    public IEnumerable<YieldsClauseSyntax> Yields => BlockChildren<YieldsClauseSyntax>();
}
