namespace Sluice.Syntax.Syntax;

/// <summary><c>never S</c>: what an invariant promises.</summary>
public sealed class NeverClauseSyntax : ClauseSyntax
{
    internal NeverClauseSyntax(NodeParts parts)
        : base(SyntaxKind.NeverClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
