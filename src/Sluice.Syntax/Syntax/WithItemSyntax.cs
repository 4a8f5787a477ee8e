namespace Sluice.Syntax.Syntax;

/// <summary>One thing a test states.</summary>
public abstract class WithItemSyntax : SyntaxNode
{
    private protected WithItemSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }
}
