using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding.Names;

/// <summary>A selector as a policy writes it, and what it selects from.</summary>
/// <param name="Source">The file.</param>
/// <param name="Syntax">The selector.</param>
/// <param name="Kind">What it selects from: categories, partners or purposes.</param>
public sealed record WrittenSelector(SourceText Source, SelectorSyntax Syntax, NameKind Kind)
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

    /// <summary>What a selector selects from: the clause it stands in says it.</summary>
    public static NameKind KindOf(SelectorSyntax selector) =>
        selector.Parent is { } clause && ClauseDefinitions.Of(clause.Kind) is { } definition
            ? KindOf(definition) ?? NameKind.Category
            : NameKind.Category;

    /// <summary>What the selector of a clause selects from; null for a clause without one.</summary>
    public static NameKind? KindOf(ClauseDefinition clause) =>
        clause.Operand switch
        {
            ClauseOperand.Categories => NameKind.Category,
            ClauseOperand.Partners => NameKind.Partner,
            ClauseOperand.Purposes => NameKind.Purpose,
            _ => null,
        };
}
