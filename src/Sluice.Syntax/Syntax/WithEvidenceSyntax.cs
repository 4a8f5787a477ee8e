namespace Sluice.Syntax.Syntax;

/// <summary><c>evidence supervision</c>.</summary>
public sealed class WithEvidenceSyntax : WithItemSyntax
{
    internal WithEvidenceSyntax(NodeParts parts)
        : base(SyntaxKind.WithEvidence, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);
}
