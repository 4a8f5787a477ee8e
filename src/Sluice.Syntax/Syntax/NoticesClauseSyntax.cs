namespace Sluice.Syntax.Syntax;

/// <summary><c>notices "v3", "v4"</c>.</summary>
public sealed class NoticesClauseSyntax : ClauseSyntax
{
    internal NoticesClauseSyntax(NodeParts parts)
        : base(SyntaxKind.NoticesClause, parts) { }

    /// <summary>The versions of the notice that count.</summary>
    public IEnumerable<SyntaxToken> Values => Tokens(SyntaxKind.Text);
}
