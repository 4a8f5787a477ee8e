namespace Sluice.Syntax.Syntax;

/// <summary><c>transfer account.phone</c>: what a test wants to send.</summary>
public sealed class TransferClauseSyntax : ClauseSyntax
{
    internal TransferClauseSyntax(NodeParts parts)
        : base(SyntaxKind.TransferClause, parts) { }

    /// <summary>The categories.</summary>
    public IEnumerable<QualifiedNameSyntax> Categories => ChildrenOf<QualifiedNameSyntax>();
}
