namespace Sluice.Syntax.Syntax;

/// <summary><c>evidence supervision, public_notice</c>.</summary>
public sealed class EvidenceClauseSyntax : ClauseSyntax
{
    internal EvidenceClauseSyntax(NodeParts parts)
        : base(SyntaxKind.EvidenceClause, parts) { }

    /// <summary>What must be shown.</summary>
    public IEnumerable<SyntaxToken> Names => Tokens(SyntaxKind.Name);
}
