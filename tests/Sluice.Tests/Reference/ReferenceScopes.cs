namespace Sluice.Tests.Reference;

/// <summary>Section 3, "Covering and touching", word by word.</summary>
public sealed class ReferenceScopes(PlainPolicy policy)
{
    private enum Part
    {
        Out,
        Neutral,
        In,
    }

    /// <summary>Whether the selector includes all of the category.</summary>
    public bool CoversCategory(PlainSelector? selector, string category) =>
        Covers(selector, category, policy.Categories.Select(c => (c.Name, c.Labels)));

    /// <summary>Whether the selector includes any of the category, or of what it is derived from.</summary>
    public bool TouchesCategory(PlainSelector? selector, string category)
    {
        if (Touches(selector, category, policy.Categories.Select(c => (c.Name, c.Labels))))
        {
            return true;
        }

        // "Derived data (`category x from a, b`), with all below it, is also touched by whatever touches a or b":
        // a name at or below x is derived data itself; a name above x holds some of it.
        return policy.Categories
            .Where(derived => Tree.IsOnOneLine(derived.Name, category))
            .SelectMany(derived => derived.From)
            .Any(source => TouchesCategory(selector, source));
    }

    /// <summary>Whether the selector includes all of the purpose.</summary>
    public bool CoversPurpose(PlainSelector? selector, string purpose) =>
        Covers(selector, purpose, policy.Purposes.Select(p => (p.Name, p.Labels)));

    /// <summary>Whether the selector includes any of the purpose.</summary>
    public bool TouchesPurpose(PlainSelector? selector, string purpose) =>
        Touches(selector, purpose, policy.Purposes.Select(p => (p.Name, p.Labels)));

    /// <summary>Whether the selector includes all of the partner with all its countries.</summary>
    public bool CoversPartner(PlainSelector? selector, string partner)
    {
        // "`in R` covers it if all of them are in R"; "a partner without a country is […] covered by neither"
        var parts = PartsOf(selector, partner);
        return !parts.Contains(Part.Out) && parts.Contains(Part.In);
    }

    /// <summary>Whether the selector includes any of the partner or its countries.</summary>
    public bool TouchesPartner(PlainSelector? selector, string partner)
    {
        // "and touches it if one is"; "a partner without a country is touched by both"
        var parts = PartsOf(selector, partner);
        var placeless = policy.Partners.Where(p => Tree.IsAtOrBelow(p.Name, partner)).All(p => p.Countries.Count == 0);
        return parts.Contains(Part.In) || (placeless && parts.Contains(Part.Neutral));
    }

    /// <summary>The countries of a region, or the country itself.</summary>
    public IReadOnlySet<string> Countries(string place)
    {
        var region = policy.Regions.FirstOrDefault(r => r.Name == place);
        return region is null ? new HashSet<string> { place } : region.Members.SelectMany(Countries).ToHashSet();
    }

    private static bool Covers(PlainSelector? selector, string name, IEnumerable<(string Name, IReadOnlyList<string> Labels)> all)
    {
        // "A selector *covers* a name when it includes all of it": the name itself and all below it.
        var vocabulary = all.ToArray();
        return vocabulary.Where(n => Tree.IsAtOrBelow(n.Name, name)).All(n => Includes(selector, n.Name, vocabulary));
    }

    private static bool Touches(PlainSelector? selector, string name, IEnumerable<(string Name, IReadOnlyList<string> Labels)> all)
    {
        // "and *touches* it when it includes any of it."
        var vocabulary = all.ToArray();
        return vocabulary.Where(n => Tree.IsAtOrBelow(n.Name, name)).Any(n => Includes(selector, n.Name, vocabulary));
    }

    private static bool Includes(PlainSelector? selector, string node, (string Name, IReadOnlyList<string> Labels)[] vocabulary)
    {
        // "elsewhere a missing one means any"; "`except` takes the names after it away from everything before it"
        return selector is null
            || (selector.Items.Any(item => Names(item, node, vocabulary)) && !selector.Except.Any(item => Names(item, node, vocabulary)));
    }

    private static bool Names(PlainItem item, string node, (string Name, IReadOnlyList<string> Labels)[] vocabulary) => item.Kind switch
    {
        // "a dotted name (with all below it), `#label` (every name that carries it, with all below), `any`, a list"
        PlainItemKind.Any => true,
        PlainItemKind.Name => Tree.IsAtOrBelow(node, item.Text),
        PlainItemKind.Label => vocabulary.Any(n => n.Labels.Contains(item.Text) && Tree.IsAtOrBelow(node, n.Name)),
        _ => throw new InvalidOperationException("only partners are in or outside a region"),
    };

    private List<Part> PartsOf(PlainSelector? selector, string partner)
    {
        // "A partner is one recipient with all its countries and those of partners below it": one part per partner and country.
        var vocabulary = policy.Partners.Select(p => (p.Name, p.Labels)).ToArray();
        var parts = new List<Part>();
        foreach (var below in policy.Partners.Where(p => Tree.IsAtOrBelow(p.Name, partner)))
        {
            string?[] countries = below.Countries.Count == 0 ? [null] : [.. below.Countries];
            foreach (var country in countries)
            {
                parts.Add(PartOf(selector, below.Name, country, vocabulary));
            }
        }

        return parts;
    }

    private Part PartOf(PlainSelector? selector, string node, string? country, (string Name, IReadOnlyList<string> Labels)[] vocabulary)
    {
        if (selector is null)
        {
            return Part.In;
        }

        var taken = selector.Items.Select(item => PartOf(item, node, country, vocabulary)).Max();
        var removed = selector.Except.Select(item => PartOf(item, node, country, vocabulary)).Append(Part.Out).Max();
        return removed switch
        {
            Part.In => Part.Out,
            Part.Neutral when taken == Part.In => Part.Neutral,
            _ => taken,
        };
    }

    private Part PartOf(PlainItem item, string node, string? country, (string Name, IReadOnlyList<string> Labels)[] vocabulary)
    {
        if (item.Kind is not (PlainItemKind.PartnersIn or PlainItemKind.PartnersOutside))
        {
            return Names(item, node, vocabulary) ? Part.In : Part.Out;
        }

        if (country is null)
        {
            return Part.Neutral;
        }

        // "`outside R` likewise", "R a region or country or `R|R`"
        var inside = item.Text.Split('|', StringSplitOptions.TrimEntries).Any(place => Countries(place).Contains(country));
        return inside == (item.Kind == PlainItemKind.PartnersIn) ? Part.In : Part.Out;
    }
}
