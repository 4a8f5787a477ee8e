using System.Buffers;
using Sluice.Core.Ir;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Semantics;

/// <summary>Binds selectors to the names they cover and touch. Equal selectors share one set.</summary>
internal sealed class SelectorBinder : BinderBase
{
    private readonly Vocabulary vocabulary;
    private readonly CategoryReach reach;
    private readonly TreeBits<CategorySymbol> categoryTree;
    private readonly TreeBits<PurposeSymbol> purposeTree;
    private readonly TreeBits<PartnerSymbol> partnerTree;
    private readonly ArrayBufferWriter<char> text = new();
    private readonly Dictionary<string, NameSet<CategorySymbol>> categorySets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameSet<PurposeSymbol>> purposeSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameSet<PartnerSymbol>> partnerSets = new(StringComparer.Ordinal);

    public SelectorBinder(Vocabulary vocabulary, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        this.vocabulary = vocabulary;
        reach = new CategoryReach(vocabulary.Categories);
        categoryTree = new TreeBits<CategorySymbol>(vocabulary.Categories);
        purposeTree = new TreeBits<PurposeSymbol>(vocabulary.Purposes);
        partnerTree = new TreeBits<PartnerSymbol>(vocabulary.Partners);
        AnyCategory = CategorySet("any", All(vocabulary.Categories.Count));
        AnyPurpose = PurposeSet("any", All(vocabulary.Purposes.Count));
        AnyPartner = new PartnerAtoms(vocabulary.Partners).IncludeAll().ToSet("any");
    }

    public NameSet<CategorySymbol> AnyCategory { get; }

    public NameSet<PurposeSymbol> AnyPurpose { get; }

    public NameSet<PartnerSymbol> AnyPartner { get; }

    /// <summary>Binds a selector of categories; one that is not written means any.</summary>
    public NameSet<CategorySymbol> BindCategories(SourceText source, SelectorSyntax? selector) => selector is null
        ? AnyCategory
        : Bind(categorySets, source, selector, static (b, source, selector, text) => b.CategorySet(text, b.NodeBits(source, selector.Items, selector.Exceptions, b.vocabulary.Categories, "category")));

    /// <summary>Binds a selector of purposes; one that is not written means any.</summary>
    public NameSet<PurposeSymbol> BindPurposes(SourceText source, SelectorSyntax? selector) => selector is null
        ? AnyPurpose
        : Bind(purposeSets, source, selector, static (b, source, selector, text) => b.PurposeSet(text, b.NodeBits(source, selector.Items, selector.Exceptions, b.vocabulary.Purposes, "purpose")));

    /// <summary>Binds a selector of partners; one that is not written means any.</summary>
    public NameSet<PartnerSymbol> BindPartners(SourceText source, SelectorSyntax? selector) => selector is null
        ? AnyPartner
        : Bind(partnerSets, source, selector, static (b, source, selector, text) => b.PartnerSet(source, selector.Items, selector.Exceptions, text));


    /// <summary>What some items select less what others take away, wherever they were written.</summary>
    public NameSet<CategorySymbol> BindCategories(SourceText source, IReadOnlyList<SelectorItemSyntax> items, IReadOnlyList<SelectorItemSyntax> exceptions) =>
        CategorySet("", NodeBits(source, items, exceptions, vocabulary.Categories, "category"));

    /// <inheritdoc cref="BindCategories(SourceText, IReadOnlyList{SelectorItemSyntax}, IReadOnlyList{SelectorItemSyntax})"/>
    public NameSet<PurposeSymbol> BindPurposes(SourceText source, IReadOnlyList<SelectorItemSyntax> items, IReadOnlyList<SelectorItemSyntax> exceptions) =>
        PurposeSet("", NodeBits(source, items, exceptions, vocabulary.Purposes, "purpose"));

    /// <inheritdoc cref="BindCategories(SourceText, IReadOnlyList{SelectorItemSyntax}, IReadOnlyList{SelectorItemSyntax})"/>
    public NameSet<PartnerSymbol> BindPartners(SourceText source, IReadOnlyList<SelectorItemSyntax> items, IReadOnlyList<SelectorItemSyntax> exceptions) =>
        PartnerSet(source, items, exceptions, "");

    private NameSet<T> Bind<T>(
        Dictionary<string, NameSet<T>> known, SourceText source, SelectorSyntax selector, Func<SelectorBinder, SourceText, SelectorSyntax, string, NameSet<T>> create)
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

    private ulong[] NodeBits<T>(
        SourceText source, IEnumerable<SelectorItemSyntax> items, IEnumerable<SelectorItemSyntax> exceptions, SymbolTable<T> table, string kind)
        where T : TreeSymbol
    {
        var bits = new ulong[(table.Count >> 6) + 1];
        SetNames(source, items, table, kind, bits, value: true);
        SetNames(source, exceptions, table, kind, bits, value: false);
        return bits;
    }

    private void SetNames<T>(SourceText source, IEnumerable<SelectorItemSyntax> items, SymbolTable<T> table, string kind, ulong[] bits, bool value)
        where T : TreeSymbol
    {
        foreach (var item in items)
        {
            // Nearly all are names: one interval each.
            if (item is not NamedItemSyntax named)
            {
                SetOthers(source, item, table, kind, bits, value);
            }
            else if ((table.TryFind(named.NameSpan, out var known) ? known : Resolve(table, source, named.Name, kind)) is { } name)
            {
                Bits.Set(bits, name.Id, name.End, value);
            }
        }
    }

    private void SetOthers<T>(SourceText source, SelectorItemSyntax item, SymbolTable<T> table, string kind, ulong[] bits, bool value)
        where T : TreeSymbol => ForEachName(source, item, table, kind, name => Bits.Set(bits, name.Id, name.End, value));

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
            Report(BindingDiagnostics.UnknownLabel, At(source, label), nearest is null ? null : $"did you mean `#{nearest}`?", kind, label.ValueText);
        }
    }

    private NameSet<PartnerSymbol> PartnerSet(
        SourceText source, IEnumerable<SelectorItemSyntax> items, IEnumerable<SelectorItemSyntax> exceptions, string text)
    {
        if (!items.Concat(exceptions).Any(static i => i is RegionItemSyntax))
        {
            // Without regions a partner is a name in a tree like any other, whatever its countries.
            var bits = NodeBits(source, items, exceptions, vocabulary.Partners, "partner");
            return new NameSet<PartnerSymbol>(text, partnerTree.Covered(bits), partnerTree.Touched(bits));
        }

        var atoms = new PartnerAtoms(vocabulary.Partners);
        foreach (var item in items)
        {
            if (item is RegionItemSyntax region)
            {
                atoms.IncludeWhere(InRegion(source, region));
            }
            else
            {
                ForEachName(source, item, vocabulary.Partners, "partner", name => atoms.Include(name));
            }
        }

        foreach (var item in exceptions)
        {
            if (item is RegionItemSyntax region)
            {
                atoms.ExcludeWhere(InRegion(source, region));
            }
            else
            {
                ForEachName(source, item, vocabulary.Partners, "partner", name => atoms.Exclude(name));
            }
        }

        return atoms.ToSet(text);
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

    private NameSet<CategorySymbol> CategorySet(string text, ulong[] bits)
    {
        var touched = categoryTree.Touched(bits);
        if (touched == bits && !reach.Derived.IsEmpty)
        {
            touched = (ulong[])bits.Clone();
        }

        foreach (var category in reach.Derived)
        {
            Bits.Set(touched, category.Id, category.Id + 1, Bits.Intersects(bits, reach.Of(category)));
        }

        return new NameSet<CategorySymbol>(text, categoryTree.Covered(bits), touched);
    }

    private NameSet<PurposeSymbol> PurposeSet(string text, ulong[] bits) => new(text, purposeTree.Covered(bits), purposeTree.Touched(bits));

    private static ulong[] All(int count)
    {
        var bits = new ulong[(count >> 6) + 1];
        Bits.Set(bits, 0, count, true);
        return bits;
    }
}
