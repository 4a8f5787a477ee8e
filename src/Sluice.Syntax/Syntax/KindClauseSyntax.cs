namespace Sluice.Syntax.Syntax;

/// <summary><c>kind opt_in</c>.</summary>
public sealed class KindClauseSyntax : ClauseSyntax
{
    internal KindClauseSyntax(NodeParts parts)
        : base(SyntaxKind.KindClause, parts) { }

    /// <summary>opt_in, opt_out or notice.</summary>
    public SyntaxToken Value => Token(SyntaxKind.Name);
}
