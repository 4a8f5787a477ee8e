using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// The order in which clauses are written: that of <see cref="ClauseDefinitions"/>. What is alike keeps its order, so that where the order
/// means something (the <c>yields</c> of a technique, the rows of a test) it stays.
/// </summary>
internal static class ClauseOrder
{
    /// <summary>The children of a node in the order in which they are written.</summary>
    public static IReadOnlyList<SyntaxElement> Of(SyntaxNode node) =>
        node switch
        {
            BlockSyntax or TestCaseSyntax when !IsSorted(node.Elements, Rank) => [.. node.Children.OrderBy(Rank)],
            TreeEntrySyntax entry when !IsSorted(node.Elements, PartRank) && !KeepsItsOrder(entry) => [.. node.Children.OrderBy(PartRank)],
            _ => node.Children,
        };

    /// <summary>
    /// Whether the parts of an entry stay as they were typed: <c>links</c> takes an <c>at</c> behind it for its own, so where the next
    /// entry is called so, what stands between the two has to stay there.
    /// </summary>
    public static bool KeepsItsOrder(TreeEntrySyntax entry)
    {
        if (!entry.Links.Any() || entry.Block is not null || entry.Parent is not BlockSyntax block)
        {
            return false;
        }

        return block.ChildrenOf<TreeEntrySyntax>().SkipWhile(e => e != entry).Skip(1).FirstOrDefault() is { Name.Text: "at" };
    }

    /// <summary>The first token of an element.</summary>
    public static SyntaxToken FirstToken(SyntaxElement element)
    {
        while (element is SyntaxNode node)
        {
            element = node.Children[0];
        }

        return (SyntaxToken)element;
    }

    /// <summary>The token that is written last of an element.</summary>
    public static SyntaxToken LastToken(SyntaxElement element)
    {
        while (element is SyntaxNode node)
        {
            element = Of(node)[^1];
        }

        return (SyntaxToken)element;
    }

    private static bool IsSorted(ReadOnlySpan<SyntaxElement> elements, Func<SyntaxElement, int> rank)
    {
        for (int i = 1; i < elements.Length; i++)
        {
            if (rank(elements[i]) < rank(elements[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    // An effect comes first, for it says what all the rest is about; several are a mistake, and stay as they were typed.
    private static int Rank(SyntaxElement element) =>
        element.Kind switch
        {
            SyntaxKind.OpenBrace or SyntaxKind.Text => int.MinValue,
            SyntaxKind.CloseBrace => int.MaxValue,
            SyntaxKind.CountriesClause => -1,
            SyntaxKind.TreeEntry => 0,
            _ => ClauseDefinitions.Of(element.Kind) is { Group: ClauseGroup.Effect } ? -1 : ClauseDefinitions.RankOf(element.Kind),
        };

    private static int PartRank(SyntaxElement element) =>
        element.Kind switch
        {
            SyntaxKind.Name => 0,
            SyntaxKind.Text => 1,
            SyntaxKind.Label => 2,
            SyntaxKind.Block => int.MaxValue,
            _ => ClauseDefinitions.RankOf(element.Kind) is >= 0 and var rank ? 3 + rank : -1,
        };
}
