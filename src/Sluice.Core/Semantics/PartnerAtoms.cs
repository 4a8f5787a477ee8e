using Sluice.Core.Ir;

namespace Sluice.Core.Semantics;

/// <summary>
/// What a selector of partners is taken over: every partner in each of its own countries. A partner without a country of
/// its own is included by name, but is indifferent (neutral) to a region: the countries below it decide, and where there are
/// none at all it is touched and not covered.
/// </summary>
internal sealed class PartnerAtoms
{
    private readonly SymbolTable<PartnerSymbol> partners;
    private readonly List<(int Partner, string? Country)> atoms = [];
    private readonly int[] start;
    private readonly bool[] included;
    private readonly bool[] neutral;

    public PartnerAtoms(SymbolTable<PartnerSymbol> partners)
    {
        this.partners = partners;
        start = new int[partners.Count + 1];
        foreach (var partner in partners.All)
        {
            start[partner.Id] = atoms.Count;
            if (partner.Countries.IsEmpty)
            {
                atoms.Add((partner.Id, null));
            }

            foreach (var country in partner.Countries)
            {
                atoms.Add((partner.Id, country));
            }
        }

        start[partners.Count] = atoms.Count;
        included = new bool[atoms.Count];
        neutral = new bool[atoms.Count];
    }

    public PartnerAtoms IncludeAll()
    {
        Array.Fill(included, true);
        return this;
    }

    public void Include(PartnerSymbol partner)
    {
        for (var i = start[partner.Id]; i < start[partner.End]; i++)
        {
            included[i] = true;
            neutral[i] = false;
        }
    }

    public void IncludeWhere(Func<string, bool> inRegion)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Country is { } country)
            {
                included[i] |= inRegion(country);
            }
            else
            {
                neutral[i] |= !included[i];
            }
        }
    }

    public void Exclude(PartnerSymbol partner)
    {
        for (var i = start[partner.Id]; i < start[partner.End]; i++)
        {
            included[i] = false;
            neutral[i] = false;
        }
    }

    public void ExcludeWhere(Func<string, bool> inRegion)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Country is { } country)
            {
                included[i] &= !inRegion(country);
            }
            else if (included[i])
            {
                included[i] = false;
                neutral[i] = true;
            }
        }
    }

    public NameSet<PartnerSymbol> ToSet(string text) => new(text, Bits.Where(partners, Covers), Bits.Where(partners, Touches));

    private bool Covers(PartnerSymbol partner)
    {
        var some = false;
        for (var i = start[partner.Id]; i < start[partner.End]; i++)
        {
            if (!included[i] && !neutral[i])
            {
                return false;
            }

            some |= included[i];
        }

        return some;
    }

    private bool Touches(PartnerSymbol partner)
    {
        var somewhere = false;
        var indifferent = false;
        for (var i = start[partner.Id]; i < start[partner.End]; i++)
        {
            if (included[i])
            {
                return true;
            }

            somewhere |= atoms[i].Country is not null;
            indifferent |= neutral[i];
        }

        return indifferent && !somewhere;
    }
}
