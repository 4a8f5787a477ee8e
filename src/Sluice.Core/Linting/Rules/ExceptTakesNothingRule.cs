using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting.Rules;

/// <summary>A name after <c>except</c> that takes away nothing.</summary>
/// <remarks>
/// <para>Without it the selector would cover and touch the same names: what it names is not selected in the first place, or another
/// exception takes it away
/// already. Probably something else was meant. (An <c>except</c> that takes away everything is found by the compiler:
/// <c>selector-selects-nothing</c>.)</para>
/// </remarks>
/// <example>
/// <code>
/// category contact { phone email }
/// category payment
/// rule stay { deny contact except payment }
/// </code>
/// <code>
/// category contact { phone email }
/// rule stay { deny contact except contact.email }
/// </code>
/// </example>
internal sealed class ExceptTakesNothingRule() : LintRule(6004, "except-takes-nothing", "`{0}` after `except` takes nothing away")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var binder = new SelectorBinder(context.Vocabulary, new DiagnosticBag());
        foreach (var selector in context.Selectors.Where(static s => s.Syntax.Exceptions.Any()))
        {
            foreach (var item in Idle(binder, selector))
            {
                var place = new SourceLocation(selector.Source, item.Span);
                var name = selector.Source.Content.Substring(item.Span.Start, item.Span.Length);
                var removal = Removal(selector, item);
                var says = selector.Source.Content.AsSpan(removal.Location.Span.Start, removal.Location.Span.Length);
                var hasComment = says.Contains("//", StringComparison.Ordinal) || says.Contains("/*", StringComparison.Ordinal);
                yield return new LintFinding(
                    At(place, name),
                    new LintFix($"Remove `{name}` after `except`", [removal], IsSafe: !hasComment)
                );
            }
        }
    }

    /// <summary>The exceptions that can go one after the other, the last first, without any change.</summary>
    private static List<SelectorItemSyntax> Idle(SelectorBinder binder, WrittenSelector selector)
    {
        List<SelectorItemSyntax> items = [.. selector.Syntax.Items];
        List<SelectorItemSyntax> left = [.. selector.Syntax.Exceptions];
        var idle = new List<SelectorItemSyntax>();
        for (var i = left.Count - 1; i >= 0; i--)
        {
            List<SelectorItemSyntax> without = [.. left];
            without.RemoveAt(i);
            if (IsSame(binder, selector, items, left, without))
            {
                idle.Add(left[i]);
                left = without;
            }
        }

        return idle;
    }

    private static bool IsSame(
        SelectorBinder binder,
        WrittenSelector selector,
        List<SelectorItemSyntax> items,
        List<SelectorItemSyntax> exceptions,
        List<SelectorItemSyntax> without
    ) =>
        selector.Kind switch
        {
            NameKind.Partner => IsSame(
                binder.BindPartners(selector.Source, items, exceptions),
                binder.BindPartners(selector.Source, items, without)
            ),
            NameKind.Purpose => IsSame(
                binder.BindPurposes(selector.Source, items, exceptions),
                binder.BindPurposes(selector.Source, items, without)
            ),
            _ => IsSame(binder.BindCategories(selector.Source, items, exceptions), binder.BindCategories(selector.Source, items, without)),
        };

    private static bool IsSame<T>(ResolvedSelector<T> one, ResolvedSelector<T> other)
        where T : TreeSymbol => one.CoveredBits.SequenceEqual(other.CoveredBits) && one.TouchedBits.SequenceEqual(other.TouchedBits);

    /// <summary>
    /// The item with the comma before it, or behind it for the first; the word <c>except</c> as well where it is the only one.
    /// </summary>
    private static TextEdit Removal(WrittenSelector selector, SelectorItemSyntax item)
    {
        var elements = selector.Syntax.Children;
        var at = 0;
        while (!ReferenceEquals(elements[at], item))
        {
            at++;
        }

        var isOnly = selector.Syntax.Exceptions.Count() == 1;
        var isFirst = elements[at - 1].Kind == SyntaxKind.ExceptKeyword;
        var (start, end) =
            isOnly ? (elements[at - 2].Span.End, item.Span.End)
            : isFirst ? (item.Span.Start, elements[at + 2].Span.Start)
            : (elements[at - 2].Span.End, item.Span.End);
        return new TextEdit(new SourceLocation(selector.Source, TextSpan.FromBounds(start, end)), "");
    }
}
