namespace Sluice.Syntax.Syntax;

/// <summary><c>purpose …</c>: a tree of purposes.</summary>
public sealed class PurposeDeclarationSyntax : TreeDeclarationSyntax
{
    internal PurposeDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.PurposeDeclaration, parts) { }
}
