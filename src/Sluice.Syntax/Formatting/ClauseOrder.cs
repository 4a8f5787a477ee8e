using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// The order in which clauses are written. What is alike keeps its order, so that where the order means something (the <c>yields</c> of a
/// technique, the rows of a test) it stays.
/// </summary>
internal static class ClauseOrder
{
    private static readonly SyntaxKind[] Clauses =
    [
        SyntaxKind.KindClause,
        SyntaxKind.WithClause,
        SyntaxKind.RoleClause,
        SyntaxKind.TransferClause,
        SyntaxKind.OfClause,
        SyntaxKind.ToClause,
        SyntaxKind.ForClause,
        SyntaxKind.AboutClause,
        SyntaxKind.OnClause,
        SyntaxKind.FromClause,
        SyntaxKind.UntilClause,
        SyntaxKind.ThroughClause,
        SyntaxKind.WhenClause,
        SyntaxKind.UnlessClause,
        SyntaxKind.ButNotClause,
        SyntaxKind.LastsClause,
        SyntaxKind.NoticesClause,
        SyntaxKind.EvidenceClause,
        SyntaxKind.WithClauseList,
        SyntaxKind.ExpectClause,
        SyntaxKind.CasesClause,
        SyntaxKind.CiteClause,
        SyntaxKind.BecauseClause,
    ];

    private static readonly SyntaxKind[] Parts =
    [
        SyntaxKind.Name,
        SyntaxKind.Text,
        SyntaxKind.Label,
        SyntaxKind.DomainClause,
        SyntaxKind.DerivedClause,
        SyntaxKind.LinksClause,
        SyntaxKind.Block,
    ];

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

    // An effect comes first, for it says what all the rest is about.
    private static int Rank(SyntaxElement element) =>
        element.Kind switch
        {
            SyntaxKind.OpenBrace or SyntaxKind.Text => int.MinValue,
            SyntaxKind.CloseBrace => int.MaxValue,
            SyntaxKind.CountriesClause => -1,
            SyntaxKind.TreeEntry => 0,
            _ => Array.IndexOf(Clauses, element.Kind),
        };

    private static int PartRank(SyntaxElement element) => Array.IndexOf(Parts, element.Kind);
}
