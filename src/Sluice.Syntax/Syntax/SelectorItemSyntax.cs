namespace Sluice.Syntax.Syntax;

/// <summary>One item of a selector.</summary>
public abstract class SelectorItemSyntax : SyntaxNode
{
    private protected SelectorItemSyntax(SyntaxKind kind, SyntaxElement[] children)
        : base(kind, children)
    {
    }
}
