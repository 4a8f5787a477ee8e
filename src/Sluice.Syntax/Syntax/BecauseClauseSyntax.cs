namespace Sluice.Syntax.Syntax;

/// <summary><c>because "…"</c>: the reason in words.</summary>
public sealed class BecauseClauseSyntax : ClauseSyntax
{
    internal BecauseClauseSyntax(NodeParts parts)
        : base(SyntaxKind.BecauseClause, parts) { }

    /// <summary>The reason.</summary>
    public SyntaxToken Text => Token(SyntaxKind.Text);
}
