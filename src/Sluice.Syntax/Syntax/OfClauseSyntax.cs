namespace Sluice.Syntax.Syntax;

/// <summary><c>of S</c>: the categories.</summary>
public sealed class OfClauseSyntax : ClauseSyntax
{
    internal OfClauseSyntax(NodeParts parts)
        : base(SyntaxKind.OfClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
