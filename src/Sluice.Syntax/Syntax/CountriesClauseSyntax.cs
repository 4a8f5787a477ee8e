namespace Sluice.Syntax.Syntax;

/// <summary><c>in US, IE</c>: the countries of a partner.</summary>
public sealed class CountriesClauseSyntax : SyntaxNode
{
    internal CountriesClauseSyntax(NodeParts parts)
        : base(SyntaxKind.CountriesClause, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The country codes; a name in their place is kept, and reported.</summary>
    public IEnumerable<SyntaxToken> Codes => Tokens(SyntaxKind.Country, SyntaxKind.Name);
}
