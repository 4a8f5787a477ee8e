namespace Sluice.Syntax.Syntax;

/// <summary><c>with S</c>: the partners of an agreement.</summary>
public sealed class WithClauseSyntax : ClauseSyntax
{
    internal WithClauseSyntax(NodeParts parts)
        : base(SyntaxKind.WithClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
