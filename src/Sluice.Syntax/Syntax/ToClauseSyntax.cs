namespace Sluice.Syntax.Syntax;

/// <summary><c>to S</c>: the recipients.</summary>
public sealed class ToClauseSyntax : ClauseSyntax
{
    internal ToClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ToClause, parts) { }

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
