namespace Sluice.Syntax.Syntax;

/// <summary><c>lasts 12 months</c>.</summary>
public sealed class LastsClauseSyntax : ClauseSyntax
{
    internal LastsClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.LastsClause, children)
    {
    }

    /// <summary>How long a consent lasts.</summary>
    public LiteralSyntax? Duration => Child<LiteralSyntax>();
}
