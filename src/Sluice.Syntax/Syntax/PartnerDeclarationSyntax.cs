namespace Sluice.Syntax.Syntax;

/// <summary><c>partner …</c>: a tree of partners.</summary>
public sealed class PartnerDeclarationSyntax : TreeDeclarationSyntax
{
    internal PartnerDeclarationSyntax(SyntaxElement[] children)
        : base(SyntaxKind.PartnerDeclaration, children)
    {
    }
}
