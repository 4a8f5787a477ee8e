namespace Sluice.Core.Model;

/// <summary>
/// Where partners are, and what regions include of them. A partner has parts: itself and each partner below it. A part lies in its own
/// countries, one without in those of the parts below it; one that has none at all may be anywhere, so every region touches it and none
/// covers it.
/// </summary>
internal sealed class PartnerPlaces
{
    private readonly SymbolTable<PartnerSymbol> partners;

    /// <summary>By number: where the part lies, without what is below it where it has countries of its own.</summary>
    private readonly string[][] countries;

    public PartnerPlaces(SymbolTable<PartnerSymbol> partners)
    {
        this.partners = partners;
        countries = new string[partners.Count][];

        // A partner stands before those below it, so these are known when their parent is reached from the end.
        for (var i = partners.Count - 1; i >= 0; i--)
        {
            var partner = partners.All[i];
            countries[i] = partner.Countries.IsEmpty ? OfThoseBelow(partner) : [.. partner.Countries];
        }
    }

    /// <summary>Whether nothing says where the part is.</summary>
    public bool IsPlaceless(int part) => countries[part].Length == 0;

    /// <summary>The parts of which a region includes any.</summary>
    public ulong[] Touched(Func<string, bool> inRegion) =>
        Bits.Where(partners, p => IsPlaceless(p.Id) || Array.Exists(countries[p.Id], c => inRegion(c)));

    /// <summary>The parts of which a region includes all.</summary>
    public ulong[] Covered(Func<string, bool> inRegion) =>
        Bits.Where(partners, p => !IsPlaceless(p.Id) && Array.TrueForAll(countries[p.Id], c => inRegion(c)));

    private string[] OfThoseBelow(PartnerSymbol partner)
    {
        var found = new List<string>();
        for (var i = partner.Id + 1; i < partner.End; i = partners.All[i].End)
        {
            foreach (var country in countries[i])
            {
                if (!found.Contains(country))
                {
                    found.Add(country);
                }
            }
        }

        return [.. found];
    }
}
