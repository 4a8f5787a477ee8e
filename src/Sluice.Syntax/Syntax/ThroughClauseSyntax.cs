namespace Sluice.Syntax.Syntax;

/// <summary><c>through 2024-05-22</c>: the last day.</summary>
public sealed class ThroughClauseSyntax : ClauseSyntax
{
    internal ThroughClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ThroughClause, parts) { }

    /// <summary>The date.</summary>
    public SyntaxToken Date => Token(SyntaxKind.Date);
}
