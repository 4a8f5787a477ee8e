using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>A selector as a policy writes it, and what it selects from.</summary>
/// <param name="Source">The file.</param>
/// <param name="Syntax">The selector.</param>
/// <param name="Kind">What it selects from.</param>
internal sealed record WrittenSelector(SourceText Source, SelectorSyntax Syntax, SelectorKind Kind)
{
    /// <summary>All selectors of a file, those of tests among them.</summary>
    public static IEnumerable<WrittenSelector> In(SyntaxTree tree)
    {
        foreach (var node in tree.Root.DescendantsAndSelf())
        {
            if (node is SelectorSyntax selector)
            {
                yield return new WrittenSelector(tree.Source, selector, KindOf(selector));
            }
        }
    }

    private static SelectorKind KindOf(SelectorSyntax selector) => selector.Parent switch
    {
        ToClauseSyntax or WithClauseSyntax => SelectorKind.Partners,
        ForClauseSyntax => SelectorKind.Purposes,
        _ => SelectorKind.Categories,
    };
}
