namespace Sluice.Syntax.Syntax;

/// <summary><c>links</c> or <c>links at pseudonymised</c>: the purpose cannot work without matching people.</summary>
public sealed class LinksClauseSyntax : SyntaxNode
{
    internal LinksClauseSyntax(NodeParts parts)
        : base(SyntaxKind.LinksClause, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The form the matching is capped at, where written.</summary>
    public SyntaxToken? At => TokenOrNull(SyntaxKind.Name);
}
