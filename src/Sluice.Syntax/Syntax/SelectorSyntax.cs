namespace Sluice.Syntax.Syntax;

/// <summary>A list of names, labels and <c>any</c>, less what stands behind <c>except</c>.</summary>
public sealed class SelectorSyntax : SyntaxNode
{
    internal SelectorSyntax(NodeParts parts)
        : base(SyntaxKind.Selector, parts) { }

    /// <summary>What is selected.</summary>
    public IEnumerable<SelectorItemSyntax> Items => ExceptIndex < 0 ? ChildrenOf<SelectorItemSyntax>() : ItemsOnSide(afterExcept: false);

    /// <summary>What is taken away again.</summary>
    public IEnumerable<SelectorItemSyntax> Exceptions => ExceptIndex < 0 ? [] : ItemsOnSide(afterExcept: true);

    private int ExceptIndex => IndexOf(SyntaxKind.ExceptKeyword);

    private IEnumerable<SelectorItemSyntax> ItemsOnSide(bool afterExcept)
    {
        int except = ExceptIndex;
        return ChildrenOf<SelectorItemSyntax>().Where(item => item.FirstIndex > except == afterExcept);
    }
}
