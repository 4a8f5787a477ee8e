namespace Sluice.Syntax.Syntax;

/// <summary><c>form identified &lt; pseudonymised</c>: the forms, weakest first.</summary>
public sealed class FormDeclarationSyntax : DeclarationSyntax
{
    internal FormDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.FormDeclaration, parts) { }

    /// <summary>The forms, weakest first.</summary>
    public IEnumerable<SyntaxToken> Names => Tokens(SyntaxKind.Name);
}
