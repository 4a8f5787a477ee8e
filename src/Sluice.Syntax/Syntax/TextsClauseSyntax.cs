namespace Sluice.Syntax.Syntax;

/// <summary>
/// A clause of texts alone, such as <c>notices "v3", "v4"</c> or <c>cite "PIPA art. 17"</c>; which one it is, its kind says.
/// </summary>
public sealed class TextsClauseSyntax : ClauseSyntax
{
    internal TextsClauseSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }

    /// <summary>The texts.</summary>
    public IEnumerable<SyntaxToken> Texts => Tokens(SyntaxKind.Text);
}
