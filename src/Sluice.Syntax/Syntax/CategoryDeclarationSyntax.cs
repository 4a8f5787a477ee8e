namespace Sluice.Syntax.Syntax;

/// <summary><c>category …</c>: a tree of data categories.</summary>
public sealed class CategoryDeclarationSyntax : TreeDeclarationSyntax
{
    internal CategoryDeclarationSyntax(SyntaxElement[] children)
        : base(SyntaxKind.CategoryDeclaration, children)
    {
    }
}
