namespace Sluice.Syntax.Syntax;

/// <summary><c>for S</c>: the purposes.</summary>
public sealed class ForClauseSyntax : ClauseSyntax
{
    internal ForClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.ForClause, children)
    {
    }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
