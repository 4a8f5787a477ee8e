namespace Sluice.Syntax.Syntax;

/// <summary><c>from credit, account</c>: what derived data is made of.</summary>
public sealed class DerivedClauseSyntax : SyntaxNode
{
    internal DerivedClauseSyntax(NodeParts parts)
        : base(SyntaxKind.DerivedClause, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The categories it is made of.</summary>
    public IEnumerable<QualifiedNameSyntax> Names => ChildrenOf<QualifiedNameSyntax>();
}
