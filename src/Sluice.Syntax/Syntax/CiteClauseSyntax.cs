namespace Sluice.Syntax.Syntax;

/// <summary><c>cite "PIPA art. 17"</c>: where the rule comes from.</summary>
public sealed class CiteClauseSyntax : ClauseSyntax
{
    internal CiteClauseSyntax(NodeParts parts)
        : base(SyntaxKind.CiteClause, parts) { }

    /// <summary>The citations.</summary>
    public IEnumerable<SyntaxToken> Texts => Tokens(SyntaxKind.Text);
}
