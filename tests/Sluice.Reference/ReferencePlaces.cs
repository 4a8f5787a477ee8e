namespace Sluice.Reference;

/// <summary>Where partners are: "Covering and touching", what it says of regions.</summary>
public sealed class ReferencePlaces(PlainPolicy policy)
{
    /// <summary>Whether <c>partners in R</c> or <c>partners outside R</c> covers the partner.</summary>
    public bool Covers(PlainItem item, string partner) =>
        // "`in R` covers it if all of them are in R"; one "that has no country, or has one below it without a country of its own or below,
        // is touched by both and covered by neither"
        !HasPlacelessPart(partner) && CountriesWithThoseBelow(partner).All(country => Includes(item, country));

    /// <summary>Whether it touches the partner.</summary>
    public bool Touches(PlainItem item, string partner) =>
        HasPlacelessPart(partner) || CountriesWithThoseBelow(partner).Any(country => Includes(item, country));

    /// <summary>Whether it takes away all of one part: of the partner itself, without those below it.</summary>
    public bool CoversPart(PlainItem item, string part)
    {
        // "one without any is touched by every region and covered by none, behind `except` too"
        var countries = CountriesOfPart(part);
        return countries.Count > 0 && countries.All(country => Includes(item, country));
    }

    /// <summary>Whether it includes any of one part.</summary>
    public bool TouchesPart(PlainItem item, string part)
    {
        var countries = CountriesOfPart(part);
        return countries.Count == 0 || countries.Any(country => Includes(item, country));
    }

    private bool Includes(PlainItem item, string country)
    {
        // "`outside R` likewise", "R a region or country or `R|R`"
        var inside = item.Text.Split('|', StringSplitOptions.TrimEntries).Any(place => CountriesOf(place).Contains(country));
        return inside == (item.Kind == PlainItemKind.PartnersIn);
    }

    // "A partner is one recipient with all its countries and those of partners below it"
    private IEnumerable<string> CountriesWithThoseBelow(string partner) =>
        policy.Partners.Where(p => Tree.IsAtOrBelow(p.Name, partner)).SelectMany(p => p.Countries);

    private bool HasPlacelessPart(string partner) =>
        policy.Partners.Where(p => Tree.IsAtOrBelow(p.Name, partner)).Any(p => !CountriesWithThoseBelow(p.Name).Any());

    // "a part lies in its own countries, one without in those below it (what lies below a part with its own does not matter)"
    private HashSet<string> CountriesOfPart(string part)
    {
        var own = policy.Partners.Single(p => p.Name == part).Countries;
        return own.Count > 0
            ? [.. own]
            : [.. policy.Partners.Where(p => IsDirectlyBelow(p.Name, part)).SelectMany(p => CountriesOfPart(p.Name))];
    }

    // Names without an entry of their own between the two do not occur: the printer nests every partner in its parent.
    private static bool IsDirectlyBelow(string name, string above) =>
        name.StartsWith(above + ".", StringComparison.Ordinal) && !name[(above.Length + 1)..].Contains('.', StringComparison.Ordinal);

    /// <summary>The countries of a region, or the country itself.</summary>
    public HashSet<string> CountriesOf(string place)
    {
        var region = policy.Regions.FirstOrDefault(r => r.Name == place);
        return region is null ? [place] : [.. region.Members.SelectMany(CountriesOf)];
    }
}
