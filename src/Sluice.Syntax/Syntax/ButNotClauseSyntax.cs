namespace Sluice.Syntax.Syntax;

/// <summary><c>but not { … }</c>: an exception.</summary>
public sealed class ButNotClauseSyntax : ClauseSyntax
{
    internal ButNotClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ButNotClause, parts) { }

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The clauses of its block in the order written.</summary>
    public IEnumerable<ClauseSyntax> Clauses => BlockChildren<ClauseSyntax>();
}
