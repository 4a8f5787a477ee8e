namespace Sluice.Syntax.Syntax;

/// <summary><c>with technique sha256, consent c none</c>: what a test states besides.</summary>
public sealed class WithClauseListSyntax : ClauseSyntax
{
    internal WithClauseListSyntax(NodeParts parts)
        : base(SyntaxKind.WithClauseList, parts) { }

    /// <summary>What is stated.</summary>
    public IEnumerable<WithItemSyntax> Items => ChildrenOf<WithItemSyntax>();
}
