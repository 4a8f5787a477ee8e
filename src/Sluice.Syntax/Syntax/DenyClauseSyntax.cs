namespace Sluice.Syntax.Syntax;

/// <summary><c>deny S</c>: forbids the selected categories.</summary>
public sealed class DenyClauseSyntax : ClauseSyntax
{
    internal DenyClauseSyntax(NodeParts parts)
        : base(SyntaxKind.DenyClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
