namespace Sluice.Syntax.Syntax;

/// <summary><c>until 2024-05-22</c>: the day after the last.</summary>
public sealed class UntilClauseSyntax : ClauseSyntax
{
    internal UntilClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.UntilClause, children)
    {
    }

    /// <summary>The date.</summary>
    public SyntaxToken Date => Token(SyntaxKind.Date);
}
