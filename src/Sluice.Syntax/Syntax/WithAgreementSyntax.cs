namespace Sluice.Syntax.Syntax;

/// <summary><c>agreement g</c>.</summary>
public sealed class WithAgreementSyntax : WithItemSyntax
{
    internal WithAgreementSyntax(NodeParts parts)
        : base(SyntaxKind.WithAgreement, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);
}
