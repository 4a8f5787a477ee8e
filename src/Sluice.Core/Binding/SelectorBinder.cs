using System.Buffers;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds selectors to the names they cover and touch. Equal selectors share one set.</summary>
internal sealed class SelectorBinder : BinderBase
{
    private readonly Vocabulary vocabulary;
    private readonly SelectorResolver sets;
    private readonly ArrayBufferWriter<char> text = new();
    private readonly Dictionary<string, ResolvedSelector<CategorySymbol>> categorySets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResolvedSelector<PurposeSymbol>> purposeSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResolvedSelector<PartnerSymbol>> partnerSets = new(StringComparer.Ordinal);

    public SelectorBinder(Vocabulary vocabulary, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        this.vocabulary = vocabulary;
        sets = new SelectorResolver(vocabulary.Categories, vocabulary.Purposes, vocabulary.Partners);
        AnyCategory = Everything(vocabulary.Categories);
        AnyPurpose = Everything(vocabulary.Purposes);
        AnyPartner = Everything(vocabulary.Partners);
    }

    public ResolvedSelector<CategorySymbol> AnyCategory { get; }

    public ResolvedSelector<PurposeSymbol> AnyPurpose { get; }

    public ResolvedSelector<PartnerSymbol> AnyPartner { get; }

    /// <summary>Binds a selector of categories; one that is not written means any.</summary>
    public ResolvedSelector<CategorySymbol> BindCategories(SourceText source, SelectorSyntax? selector) =>
        selector is null
            ? AnyCategory
            : Bind(categorySets, source, selector, static (b, source, selector, text) =>
                b.CategorySet(source, selector.Items, selector.Exceptions, text)
            );

    /// <summary>Binds a selector of purposes; one that is not written means any.</summary>
    public ResolvedSelector<PurposeSymbol> BindPurposes(SourceText source, SelectorSyntax? selector) =>
        selector is null
            ? AnyPurpose
            : Bind(purposeSets, source, selector, static (b, source, selector, text) =>
                b.PurposeSet(source, selector.Items, selector.Exceptions, text)
            );

    /// <summary>Binds a selector of partners; one that is not written means any.</summary>
    public ResolvedSelector<PartnerSymbol> BindPartners(SourceText source, SelectorSyntax? selector) =>
        selector is null
            ? AnyPartner
            : Bind(partnerSets, source, selector, static (b, source, selector, text) =>
                b.PartnerSet(source, selector.Items, selector.Exceptions, text)
            );

    /// <summary>The names that some items select, without those that other items take away, wherever they were written.</summary>
    public ResolvedSelector<CategorySymbol> BindCategories(
        SourceText source,
        IReadOnlyList<SelectorItemSyntax> items,
        IReadOnlyList<SelectorItemSyntax> exceptions
    ) => CategorySet(source, items, exceptions, "");

    /// <inheritdoc cref="BindCategories(SourceText, IReadOnlyList{SelectorItemSyntax}, IReadOnlyList{SelectorItemSyntax})"/>
    public ResolvedSelector<PurposeSymbol> BindPurposes(
        SourceText source,
        IReadOnlyList<SelectorItemSyntax> items,
        IReadOnlyList<SelectorItemSyntax> exceptions
    ) => PurposeSet(source, items, exceptions, "");

    /// <inheritdoc cref="BindCategories(SourceText, IReadOnlyList{SelectorItemSyntax}, IReadOnlyList{SelectorItemSyntax})"/>
    public ResolvedSelector<PartnerSymbol> BindPartners(
        SourceText source,
        IReadOnlyList<SelectorItemSyntax> items,
        IReadOnlyList<SelectorItemSyntax> exceptions
    ) => PartnerSet(source, items, exceptions, "");

    private ResolvedSelector<T> Bind<T>(
        Dictionary<string, ResolvedSelector<T>> known,
        SourceText source,
        SelectorSyntax selector,
        Func<SelectorBinder, SourceText, SelectorSyntax, string, ResolvedSelector<T>> create
    )
        where T : TreeSymbol
    {
        text.ResetWrittenCount();
        SelectorText.Write(text, selector);
        if (!known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.WrittenSpan, out var set))
        {
            var before = Diagnostics.Count;
            set = create(this, source, selector, text.WrittenSpan.ToString());
            if (Diagnostics.Count != before)
            {
                // A selector with a mistake is bound anew at each place, so that each place is reported.
                return set;
            }

            known.Add(set.Text, set);
        }

        if (set.IsEmpty)
        {
            Report(BindingDiagnostics.SelectorSelectsNothing, At(source, selector), null, set.Text);
        }

        return set;
    }

    /// <summary>The names that items say, with all below each, and no regions.</summary>
    private SelectedItems NamesOf<T>(SourceText source, IEnumerable<SelectorItemSyntax> items, SymbolTable<T> table, string kind)
        where T : TreeSymbol
    {
        var bits = new ulong[(table.Count >> 6) + 1];
        foreach (var item in items)
        {
            // Nearly all are names: one interval each.
            if (item is not NamedItemSyntax named)
            {
                ForEachName(source, item, table, kind, name => Bits.Set(bits, name.Id, name.End, true));
            }
            else if ((table.TryFind(named.NameSpan, out var known) ? known : Resolve(table, source, named.Name, kind)) is { } name)
            {
                Bits.Set(bits, name.Id, name.End, true);
            }
        }

        return new SelectedItems(bits, []);
    }

    private void ForEachName<T>(SourceText source, SelectorItemSyntax item, SymbolTable<T> table, string kind, Action<T> action)
        where T : TreeSymbol
    {
        switch (item)
        {
            case AnyItemSyntax:
                foreach (var top in table.All.Where(static s => s.Parent is null))
                {
                    action(top);
                }

                break;
            case NamedItemSyntax named:
                if (Resolve(table, source, named.Name, kind) is { } symbol)
                {
                    action(symbol);
                }

                break;
            case LabelItemSyntax { Label: { IsMissing: false } label }:
                ForEachLabelled(source, label, table, kind, action);
                break;
            case RegionItemSyntax:
                Report(BindingDiagnostics.RegionOfOtherKind, At(source, item), null, kind);
                break;
        }
    }

    private void ForEachLabelled<T>(SourceText source, SyntaxToken label, SymbolTable<T> table, string kind, Action<T> action)
        where T : TreeSymbol
    {
        var some = false;
        foreach (var symbol in table.All.Where(s => s.Labels.Contains(label.ValueText)))
        {
            some = true;
            action(symbol);
        }

        if (!some)
        {
            var nearest = NearestName.Find(label.ValueText, table.All.SelectMany(static s => s.Labels).Distinct(StringComparer.Ordinal));
            Report(
                BindingDiagnostics.UnknownLabel,
                At(source, label),
                DiagnosticHint.DidYouMean(nearest is null ? null : "#" + nearest),
                kind,
                label.ValueText
            );
        }
    }

    private Func<string, bool> InRegion(SourceText source, RegionItemSyntax item)
    {
        var countries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in item.Regions.Where(static t => !t.IsMissing))
        {
            if (char.IsAsciiLetterUpper(token.Text[0]))
            {
                PartnerTreeBinder.CheckCountry(Diagnostics, At(source, token), token.Text);
                countries.Add(token.Text);
            }
            else if (Resolve(vocabulary.Regions, source, token, "region") is { } region)
            {
                countries.UnionWith(region.Countries);
            }
        }

        return item.Outside ? country => !countries.Contains(country) : countries.Contains;
    }

    private ResolvedSelector<CategorySymbol> CategorySet(
        SourceText source,
        IEnumerable<SelectorItemSyntax> items,
        IEnumerable<SelectorItemSyntax> exceptions,
        string text
    ) =>
        sets.Categories(
            text,
            NamesOf(source, items, vocabulary.Categories, "category"),
            Taken(source, exceptions, vocabulary.Categories, "category")
        );

    private ResolvedSelector<PurposeSymbol> PurposeSet(
        SourceText source,
        IEnumerable<SelectorItemSyntax> items,
        IEnumerable<SelectorItemSyntax> exceptions,
        string text
    ) =>
        sets.Purposes(
            text,
            NamesOf(source, items, vocabulary.Purposes, "purpose"),
            Taken(source, exceptions, vocabulary.Purposes, "purpose")
        );

    private ResolvedSelector<PartnerSymbol> PartnerSet(
        SourceText source,
        IEnumerable<SelectorItemSyntax> items,
        IEnumerable<SelectorItemSyntax> exceptions,
        string text
    )
    {
        return sets.Partners(text, Items(items), exceptions.Any() ? Items(exceptions) : null);

        SelectedItems Items(IEnumerable<SelectorItemSyntax> all) =>
            NamesOf(source, all.Where(static i => i is not RegionItemSyntax), vocabulary.Partners, "partner") with
            {
                Regions = [.. all.OfType<RegionItemSyntax>().Select(r => InRegion(source, r))],
            };
    }

    private SelectedItems? Taken<T>(SourceText source, IEnumerable<SelectorItemSyntax> exceptions, SymbolTable<T> table, string kind)
        where T : TreeSymbol => exceptions.Any() ? NamesOf(source, exceptions, table, kind) : null;

    private static ResolvedSelector<T> Everything<T>(SymbolTable<T> names)
        where T : TreeSymbol
    {
        var bits = new ulong[(names.Count >> 6) + 1];
        Bits.Set(bits, 0, names.Count, true);
        return new ResolvedSelector<T>("any", bits, bits);
    }
}
