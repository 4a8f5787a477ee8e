namespace Sluice.Syntax.Syntax;

/// <summary><c>allow S</c>: permits the selected categories.</summary>
public sealed class AllowClauseSyntax : ClauseSyntax
{
    internal AllowClauseSyntax(NodeParts parts)
        : base(SyntaxKind.AllowClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
