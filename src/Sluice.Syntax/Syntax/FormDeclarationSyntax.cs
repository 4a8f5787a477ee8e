namespace Sluice.Syntax.Syntax;

/// <summary><c>form identified &lt; pseudonymised</c>: the forms, weakest first.</summary>
public sealed class FormDeclarationSyntax : DeclarationSyntax
{
    internal FormDeclarationSyntax(SyntaxElement[] children)
        : base(SyntaxKind.FormDeclaration, children)
    {
    }

    /// <summary>The forms, weakest first.</summary>
    public IEnumerable<SyntaxToken> Names => Tokens(SyntaxKind.Name);
}
