namespace Sluice.Reference.Generation;

/// <summary>Categories, purposes, partners and regions.</summary>
public sealed class VocabularyBuilder(Dice dice)
{
    /// <summary>3 to 8 categories, nested up to 3, some derived, without cycles.</summary>
    public List<PlainCategory> Categories()
    {
        var categories = Names(Words.CategoryRoots, Words.CategoryChildren, dice.Between(3, 8))
            .Select(name => new PlainCategory(name, Labels(), dice.Chance(40) ? dice.One(Words.Domains) : null, []))
            .ToList();
        for (var i = 0; i < categories.Count; i++)
        {
            if (dice.Chance(20))
            {
                var from = dice.Some(categories.Select(c => c.Name).ToList(), 1, 2);
                var derived = categories.ToList();
                derived[i] = categories[i] with { From = from };
                categories = HasCycle(derived) ? categories : derived;
            }
        }

        return categories;
    }

    /// <summary>2 to 5 purposes.</summary>
    public List<PlainPurpose> Purposes(IReadOnlyList<string> forms)
    {
        return [.. Names(Words.PurposeRoots, Words.PurposeChildren, dice.Between(2, 5)).Select(Purpose)];

        PlainPurpose Purpose(string name)
        {
            var links = dice.Chance(15);
            return new PlainPurpose(name, Labels(), links, links && dice.Chance(40) ? dice.One(forms) : null);
        }
    }

    /// <summary>2 to 5 partners, nested up to 3, some without a country above or beside others that have one.</summary>
    public List<PlainPartner> Partners() =>
        [
            .. Names(Words.PartnerRoots, Words.PartnerChildren, dice.Between(2, 5))
                .Select(name => new PlainPartner(name, Labels(), dice.Some(Words.Countries, dice.Chance(45) ? 1 : 0, 2))),
        ];

    /// <summary>Up to 3 regions, the last may hold another.</summary>
    public List<PlainRegion> Regions()
    {
        var regions = new List<PlainRegion> { new("eea", dice.Some(Words.Countries, 1, 3)) };
        if (dice.Chance(60))
        {
            regions.Add(new PlainRegion("west", ["eea", .. dice.Some(Words.Countries, 0, 1)]));
        }

        if (dice.Chance(30))
        {
            regions.Add(new PlainRegion("north", ["NO"]));
        }

        return regions;
    }

    private List<string> Labels() => dice.Chance(25) ? dice.Some(Words.Labels, 1, 2) : [];

    private List<string> Names(string[] roots, string[] children, int count)
    {
        var names = new List<string> { dice.One(roots) };
        for (var tries = 0; names.Count < count && tries < 50; tries++)
        {
            var parent = dice.Chance(35) ? null : dice.One(names);
            var name = parent is null ? dice.One(roots) : parent + "." + dice.One(children);
            if (!names.Contains(name) && name.Count(c => c == '.') < 3)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static bool HasCycle(List<PlainCategory> categories)
    {
        // Stricter than needed: what a name is made of, counting what lies above and below it.
        return categories.Any(c => Reaches(c.Name, c.Name, []));

        bool Reaches(string name, string wanted, HashSet<string> seen) =>
            categories
                .Where(c => Tree.IsOnOneLine(c.Name, name))
                .SelectMany(c => c.From)
                .Any(source => source == wanted || (seen.Add(source) && Reaches(source, wanted, seen)));
    }
}
