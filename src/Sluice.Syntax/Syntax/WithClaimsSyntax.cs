namespace Sluice.Syntax.Syntax;

/// <summary><c>claims anonymised</c>.</summary>
public sealed class WithClaimsSyntax : WithItemSyntax
{
    internal WithClaimsSyntax(NodeParts parts)
        : base(SyntaxKind.WithClaims, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The form that is claimed.</summary>
    public SyntaxToken Form => Token(SyntaxKind.Name);
}
