namespace Sluice.Syntax.Syntax;

/// <summary><c>lasts 12 months</c>.</summary>
public sealed class LastsClauseSyntax : ClauseSyntax
{
    internal LastsClauseSyntax(NodeParts parts)
        : base(SyntaxKind.LastsClause, parts) { }

    /// <summary>How long a consent lasts.</summary>
    public LiteralSyntax? Duration => Child<LiteralSyntax>();
}
