namespace Sluice.Syntax.Syntax;

/// <summary><c>for S</c>: the purposes.</summary>
public sealed class ForClauseSyntax : ClauseSyntax
{
    internal ForClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ForClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
