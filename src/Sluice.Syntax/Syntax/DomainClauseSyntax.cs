namespace Sluice.Syntax.Syntax;

/// <summary><c>domain 100_000_000</c>: how many values a category has.</summary>
public sealed class DomainClauseSyntax : SyntaxNode
{
    internal DomainClauseSyntax(NodeParts parts)
        : base(SyntaxKind.DomainClause, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>How many values there are.</summary>
    public SyntaxToken Number => NumberToken;
}
