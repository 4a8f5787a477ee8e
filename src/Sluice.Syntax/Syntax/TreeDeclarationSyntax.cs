namespace Sluice.Syntax.Syntax;

/// <summary>A declaration of a tree of names: categories, purposes or partners.</summary>
public abstract class TreeDeclarationSyntax : DeclarationSyntax
{
    private protected TreeDeclarationSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }

    /// <summary>The topmost name with all below it.</summary>
    public TreeEntrySyntax? Entry => Child<TreeEntrySyntax>();
}
