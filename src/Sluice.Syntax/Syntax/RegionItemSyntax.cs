namespace Sluice.Syntax.Syntax;

/// <summary><c>partners in R</c> or <c>partners outside R</c>.</summary>
public sealed class RegionItemSyntax : SelectorItemSyntax
{
    internal RegionItemSyntax(NodeParts parts)
        : base(SyntaxKind.RegionItem, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>Whether the partners outside are meant.</summary>
    public bool Outside => TokenOrNull(SyntaxKind.OutsideKeyword) is not null;

    /// <summary>Countries and names of regions.</summary>
    public IEnumerable<SyntaxToken> Regions => Tokens(SyntaxKind.Country, SyntaxKind.Name);
}
