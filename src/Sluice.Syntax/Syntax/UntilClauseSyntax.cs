namespace Sluice.Syntax.Syntax;

/// <summary><c>until 2024-05-22</c>: the day after the last.</summary>
public sealed class UntilClauseSyntax : ClauseSyntax
{
    internal UntilClauseSyntax(NodeParts parts)
        : base(SyntaxKind.UntilClause, parts) { }

    /// <summary>The date.</summary>
    public SyntaxToken Date => Token(SyntaxKind.Date);
}
