namespace Sluice.Syntax.Syntax;

/// <summary><c>never S</c>: what an invariant promises.</summary>
public sealed class NeverClauseSyntax : ClauseSyntax
{
    internal NeverClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.NeverClause, children)
    {
    }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
