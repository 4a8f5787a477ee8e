using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Linting;

/// <summary>
/// Which categories, purposes and partners something speaks of: a selector names them, what is above or below them, their label or their
/// region; a test transfers them; or an <c>allow</c> covers them, be it by <c>any</c>. That a prohibition of <c>any</c> meets them is not
/// yet a use.
/// </summary>
internal sealed class NamesInUse
{
    private readonly Vocabulary vocabulary;
    private readonly bool[] categories;
    private readonly bool[] partners;
    private readonly bool[] purposes;
    private readonly SelectorBinder binder;

    public NamesInUse(PolicyProgram program, ImmutableArray<SyntaxTree> trees, ImmutableArray<WrittenSelector> selectors)
    {
        vocabulary = program.Vocabulary;
        categories = new bool[vocabulary.Categories.Count];
        partners = new bool[vocabulary.Partners.Count];
        purposes = new bool[vocabulary.Purposes.Count];
        binder = new SelectorBinder(vocabulary, new DiagnosticBag());
        foreach (var selector in selectors)
        {
            foreach (var item in selector.Syntax.Items.Concat(selector.Syntax.Exceptions))
            {
                Mark(selector, item);
            }
        }

        foreach (var rule in program.Rules.Where(static r => r.Effect == RuleEffect.Allow))
        {
            MarkBits(categories, rule.Scope.Categories.CoveredBits);
            MarkBits(partners, rule.Scope.Partners.CoveredBits);
            MarkBits(purposes, rule.Scope.Purposes.CoveredBits);
        }

        foreach (
            var name in trees
                .SelectMany(static t => t.Root.Declarations.OfType<TestDeclarationSyntax>())
                .SelectMany(static t => t.DescendantsAndSelf().OfType<TransferClauseSyntax>())
                .SelectMany(static t => t.Categories)
        )
        {
            MarkTree(categories, vocabulary.Categories.Find(name.Text));
        }

        MarkDerived();
    }

    /// <summary>Whether nothing speaks of a category, nor of any above or below it.</summary>
    public bool IsUnused(CategorySymbol category) => !categories[category.Id];

    /// <summary>Whether nothing speaks of a partner, nor of any above or below it.</summary>
    public bool IsUnused(PartnerSymbol partner) => !partners[partner.Id];

    /// <summary>Whether nothing speaks of a purpose, nor of any above or below it.</summary>
    public bool IsUnused(PurposeSymbol purpose) => !purposes[purpose.Id];

    /// <summary>The topmost names for which something is so: what is below them goes without saying.</summary>
    public static IEnumerable<T> Topmost<T>(SymbolTable<T> names, Func<T, bool> isSo)
        where T : TreeSymbol
    {
        for (var id = 0; id < names.Count; )
        {
            if (isSo(names.All[id]))
            {
                yield return names.All[id];
                id = names.All[id].End;
            }
            else
            {
                id++;
            }
        }
    }

    private void Mark(WrittenSelector selector, SelectorItemSyntax item)
    {
        switch (selector.Kind)
        {
            case NameKind.Category:
                MarkItem(categories, vocabulary.Categories, item);
                break;
            case NameKind.Purpose:
                MarkItem(purposes, vocabulary.Purposes, item);
                break;
            case NameKind.Partner when item is RegionItemSyntax:
                MarkBits(partners, binder.BindPartners(selector.Source, [item], []).TouchedBits);
                break;
            default:
                MarkItem(partners, vocabulary.Partners, item);
                break;
        }
    }

    private static void MarkItem<T>(bool[] used, SymbolTable<T> names, SelectorItemSyntax item)
        where T : TreeSymbol
    {
        if (item is NamedItemSyntax { Name: { } name })
        {
            MarkTree(used, names.Find(name.Text));
        }
        else if (item is LabelItemSyntax { Label: { } label })
        {
            foreach (var labelled in names.All.Where(n => n.Labels.Contains(label.ValueText)))
            {
                MarkTree(used, labelled);
            }
        }
    }

    /// <summary>A mention of a name mentions what is below it, and reaches something of what is above it.</summary>
    private static void MarkTree(bool[] used, TreeSymbol? name)
    {
        if (name is null)
        {
            return;
        }

        Array.Fill(used, true, name.Id, name.End - name.Id);
        for (var above = name.Parent; above is not null && !used[above.Id]; above = above.Parent)
        {
            used[above.Id] = true;
        }
    }

    private static void MarkBits(bool[] used, ReadOnlySpan<ulong> bits)
    {
        for (var id = 0; id < used.Length; id++)
        {
            used[id] |= (bits[id >> 6] & (1ul << id)) != 0;
        }
    }

    /// <summary>Whatever protects a source protects what is made of it, and a source is named by what is made of it.</summary>
    private void MarkDerived()
    {
        foreach (var derived in vocabulary.Categories.All.Where(static c => !c.Sources.IsEmpty))
        {
            if (derived.Sources.Any(s => categories[s.Id]))
            {
                MarkTree(categories, derived);
            }

            foreach (var source in derived.Sources)
            {
                MarkTree(categories, source);
            }
        }
    }
}
