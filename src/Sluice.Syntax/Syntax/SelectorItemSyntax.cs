namespace Sluice.Syntax.Syntax;

/// <summary>One item of a selector.</summary>
public abstract class SelectorItemSyntax : SyntaxNode
{
    private protected SelectorItemSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }
}
