namespace Sluice.Syntax.Syntax;

/// <summary><c>with S</c>: the partners of an agreement.</summary>
public sealed class WithClauseSyntax : ClauseSyntax
{
    internal WithClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.WithClause, children)
    {
    }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
