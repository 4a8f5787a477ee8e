namespace Sluice.Syntax.Syntax;

/// <summary><c>consent c none</c>.</summary>
public sealed class WithConsentSyntax : WithItemSyntax
{
    internal WithConsentSyntax(NodeParts parts)
        : base(SyntaxKind.WithConsent, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>all, none or ledger.</summary>
    public SyntaxToken State => Token(SyntaxKind.Name, 1);
}
