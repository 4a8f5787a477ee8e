namespace Sluice.Syntax.Syntax;

/// <summary><c>partner …</c>: a tree of partners.</summary>
public sealed class PartnerDeclarationSyntax : TreeDeclarationSyntax
{
    internal PartnerDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.PartnerDeclaration, parts) { }
}
