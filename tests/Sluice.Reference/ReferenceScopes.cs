namespace Sluice.Reference;

/// <summary>Section 3, "Covering and touching", word by word.</summary>
public sealed class ReferenceScopes(PlainPolicy policy)
{
    private readonly ReferencePlaces places = new(policy);

    /// <summary>Whether the selector includes all of the category.</summary>
    public bool CoversCategory(PlainSelector? selector, string category) =>
        Covers(selector, item => ItemCovers(item, category, Categories), item => ItemTouchesCategory(item, category));

    /// <summary>Whether the selector includes any of the category, or of what it is derived from.</summary>
    public bool TouchesCategory(PlainSelector? selector, string category) =>
        Touches(
            selector,
            category,
            Categories,
            (item, part) => ItemCovers(item, part, Categories),
            (item, part) => ItemCovers(item, part, Categories)
        ) || SourcesOf(category).Any(source => TouchesCategory(selector, source));

    /// <summary>Whether the selector includes all of the purpose.</summary>
    public bool CoversPurpose(PlainSelector? selector, string purpose) =>
        Covers(selector, item => ItemCovers(item, purpose, Purposes), item => ItemTouches(item, purpose, Purposes));

    /// <summary>Whether the selector includes any of the purpose.</summary>
    public bool TouchesPurpose(PlainSelector? selector, string purpose) =>
        Touches(
            selector,
            purpose,
            Purposes,
            (item, part) => ItemCovers(item, part, Purposes),
            (item, part) => ItemCovers(item, part, Purposes)
        );

    /// <summary>Whether the selector includes all of the partner with all its countries.</summary>
    public bool CoversPartner(PlainSelector? selector, string partner) =>
        Covers(
            selector,
            item => IsRegion(item) ? places.Covers(item, partner) : ItemCovers(item, partner, Partners),
            item => IsRegion(item) ? places.Touches(item, partner) : ItemTouches(item, partner, Partners)
        );

    /// <summary>Whether the selector includes any of the partner or its countries.</summary>
    public bool TouchesPartner(PlainSelector? selector, string partner) =>
        Touches(
            selector,
            partner,
            Partners,
            (item, part) => IsRegion(item) ? places.TouchesPart(item, part) : ItemCovers(item, part, Partners),
            (item, part) => IsRegion(item) ? places.CoversPart(item, part) : ItemCovers(item, part, Partners)
        );

    // "A list covers a name where *one* of its items covers it and nothing behind `except` touches it"; "elsewhere a missing one means any"
    private static bool Covers(PlainSelector? selector, Func<PlainItem, bool> covers, Func<PlainItem, bool> touches) =>
        selector is null || (selector.Items.Any(covers) && !selector.Except.Any(touches));

    // "it touches a name where one of its items includes a part of it that no single thing behind `except` covers"; a part is the name
    // itself or one below it.
    private static bool Touches(
        PlainSelector? selector,
        string name,
        IEnumerable<(string Name, IReadOnlyList<string> Labels)> all,
        Func<PlainItem, string, bool> includes,
        Func<PlainItem, string, bool> takesAway
    ) =>
        selector is null
        || all.Select(n => n.Name)
            .Where(part => Tree.IsAtOrBelow(part, name))
            .Any(part => selector.Items.Any(item => includes(item, part)) && !selector.Except.Any(item => takesAway(item, part)));

    // "A selector *covers* a name when it includes all of it": "a dotted name (with all below it), `#label` (every name that carries it,
    // with all below), `any`".
    private static bool ItemCovers(PlainItem item, string name, IEnumerable<(string Name, IReadOnlyList<string> Labels)> all) =>
        item.Kind switch
        {
            PlainItemKind.Any => true,
            PlainItemKind.Name => Tree.IsAtOrBelow(name, item.Text),
            PlainItemKind.Label => all.Any(n => n.Labels.Contains(item.Text) && Tree.IsAtOrBelow(name, n.Name)),
            _ => throw new InvalidOperationException("only partners are in or outside a region"),
        };

    // "and *touches* it when it includes any of it": the name itself or something below it.
    private static bool ItemTouches(PlainItem item, string name, IEnumerable<(string Name, IReadOnlyList<string> Labels)> all) =>
        all.Where(part => Tree.IsAtOrBelow(part.Name, name)).Any(part => ItemCovers(item, part.Name, all));

    // "Derived data […] is also touched by whatever touches a or b, […] and behind `except`"
    private bool ItemTouchesCategory(PlainItem item, string category) =>
        ItemTouches(item, category, Categories) || SourcesOf(category).Any(source => ItemTouchesCategory(item, source));

    // "Derived data (`category x from a, b`), with all below it": a name at or below x is derived data itself; a name above x holds some of
    // it.
    private IEnumerable<string> SourcesOf(string category) =>
        policy.Categories.Where(derived => Tree.IsOnOneLine(derived.Name, category)).SelectMany(derived => derived.From);

    private static bool IsRegion(PlainItem item) => item.Kind is PlainItemKind.PartnersIn or PlainItemKind.PartnersOutside;

    private IEnumerable<(string Name, IReadOnlyList<string> Labels)> Categories => policy.Categories.Select(c => (c.Name, c.Labels));

    private IEnumerable<(string Name, IReadOnlyList<string> Labels)> Purposes => policy.Purposes.Select(p => (p.Name, p.Labels));

    private IEnumerable<(string Name, IReadOnlyList<string> Labels)> Partners => policy.Partners.Select(p => (p.Name, p.Labels));
}
