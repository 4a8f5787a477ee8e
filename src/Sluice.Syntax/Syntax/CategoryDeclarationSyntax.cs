namespace Sluice.Syntax.Syntax;

/// <summary><c>category …</c>: a tree of data categories.</summary>
public sealed class CategoryDeclarationSyntax : TreeDeclarationSyntax
{
    internal CategoryDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.CategoryDeclaration, parts) { }
}
