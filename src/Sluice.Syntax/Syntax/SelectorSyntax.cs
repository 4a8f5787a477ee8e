namespace Sluice.Syntax.Syntax;

/// <summary>A list of names, labels and <c>any</c>, less what stands behind <c>except</c>.</summary>
public sealed class SelectorSyntax : SyntaxNode
{
    internal SelectorSyntax(SyntaxElement[] children)
        : base(SyntaxKind.Selector, children)
    {
    }

    /// <summary>What is selected.</summary>
    public IEnumerable<SelectorItemSyntax> Items => Elements is [SelectorItemSyntax only] ? [only] : ItemsOnSide(afterExcept: false);

    /// <summary>What is taken away again.</summary>
    public IEnumerable<SelectorItemSyntax> Exceptions => TokenOrNull(SyntaxKind.ExceptKeyword) is not null ? ItemsOnSide(afterExcept: true) : [];

    private IEnumerable<SelectorItemSyntax> ItemsOnSide(bool afterExcept)
    {
        bool behind = false;
        for (int i = 0; i < Elements.Length; i++)
        {
            SyntaxElement child = Elements[i];
            if (child.Kind == SyntaxKind.ExceptKeyword)
            {
                behind = true;
            }
            else if (behind == afterExcept && child is SelectorItemSyntax item)
            {
                yield return item;
            }
        }
    }
}
