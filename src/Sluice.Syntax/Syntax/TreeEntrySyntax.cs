namespace Sluice.Syntax.Syntax;

/// <summary>One name of a tree with its title, its labels, its parts and the names below it.</summary>
public sealed class TreeEntrySyntax : SyntaxNode
{
    internal TreeEntrySyntax(NodeParts parts)
        : base(SyntaxKind.TreeEntry, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>The labels behind the name.</summary>
    public IEnumerable<SyntaxToken> Labels => Tokens(SyntaxKind.Label);

    /// <summary>How many values there are; the last word on duplicates is the binder's.</summary>
    public IEnumerable<DomainClauseSyntax> Domains => ChildrenOf<DomainClauseSyntax>();

    /// <summary>What derived data is made of.</summary>
    public IEnumerable<DerivedClauseSyntax> Derivations => ChildrenOf<DerivedClauseSyntax>();

    /// <summary>Whether the purpose works by matching people.</summary>
    public IEnumerable<LinksClauseSyntax> Links => ChildrenOf<LinksClauseSyntax>();

    /// <summary>The countries written in the block of a partner.</summary>
    public IEnumerable<CountriesClauseSyntax> Countries => BlockChildren<CountriesClauseSyntax>();

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The names right below this one.</summary>
    public new IEnumerable<TreeEntrySyntax> Children => BlockChildren<TreeEntrySyntax>();
}
