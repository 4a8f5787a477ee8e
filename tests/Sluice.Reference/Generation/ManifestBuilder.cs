namespace Sluice.Reference.Generation;

/// <summary>Manifests of all shapes for a policy.</summary>
public sealed class ManifestBuilder(Dice dice, PlainPolicy policy, PlainFocus focus)
{
    private readonly ValueBuilder values = new(dice);

    // What the rules ask for is what the manifest should vary.
    private readonly bool asksBeside = ReferenceConditions.AtomsOf(policy).Any(a => a.Atom is PlainBeside);
    private readonly bool asksAbout =
        ReferenceConditions.AtomsOf(policy).Any(a => a.Atom is PlainAbout) || policy.Rules.Any(r => r.Scope.About is not null);

    /// <summary>Makes a manifest.</summary>
    public PlainManifest Build()
    {
        var datasets = new List<PlainDataset> { Dataset("customers") };
        if (dice.Chance(asksBeside ? 35 : 15))
        {
            datasets.Add(Dataset("orders"));
        }

        var agreements = policy.Agreements.Select(a => a.Name).Where(_ => dice.Chance(65)).ToList();
        var shape = dice.Between(1, 10);
        return new PlainManifest
        {
            Transfer = dice.Pick("daily-file", "t1", "app store"),
            To = dice.Chance(75) ? focus.Partner : dice.One(policy.Partners).Name,
            Onward = dice.Chance(asksBeside ? 50 : 20) ? dice.Many(1, 2, () => Onward(datasets)) : [],
            Purposes = Names(focus.Purpose, policy.Purposes.Select(p => p.Name).ToList()),
            On = shape <= 4 ? dice.One(Words.Days).AddDays(dice.Between(-1, 1)) : null,
            Period = shape is 5 or 6 or 7 ? Standing() : PlainPeriod.Always,
            Agreements = agreements,
            Evidence = agreements.Where(_ => dice.Chance(85)).ToDictionary(a => a, Evidence),
            Facts = Facts(45),
            People = Number(),
            Records = Number(),
            Frequency = dice.Chance(60) ? dice.One(ReferenceValues.Frequencies) : null,
            Destination = dice.Chance(60) ? dice.One(Words.Countries) : null,
            Consents = policy.Consents.Where(_ => dice.Chance(80)).ToDictionary(c => c.Name, _ => Statement()),
            Datasets = datasets,
        };
    }

    private long? Number() => dice.Chance(60) ? (long)((PlainNumber)values.Stated(PlainKind.Integer, [])).Value : null;

    private List<string> Names(string met, List<string> all)
    {
        var first = dice.Chance(75) ? met : dice.One(all);
        return dice.Chance(80) ? [first] : [first, .. dice.Some(all.Where(n => n != first).ToList(), 1, 1)];
    }

    private PlainPeriod Standing()
    {
        var days = dice.Some(Words.Days, 2, 2).Order().ToArray();
        var from = days[0].AddDays(dice.Between(-1, 0));
        return dice.Between(1, 3) switch
        {
            1 => new PlainPeriod(from, null, null),
            2 => new PlainPeriod(from, days[1].AddDays(dice.Between(0, 1)), null),
            _ => new PlainPeriod(from, null, days[1].AddDays(dice.Between(-1, 1))),
        };
    }

    private IReadOnlyList<string> Evidence(string agreement)
    {
        // Mostly all that is wanted, sometimes something else, sometimes the empty list.
        var wanted = policy.Agreements.Single(a => a.Name == agreement).Evidence;
        return dice.Chance(75) ? wanted : dice.Some([.. Words.Evidence, "photograph"], 0, 2);
    }

    private PlainConsentStatement Statement()
    {
        var period = dice.Chance(20) ? PolicyBuilder.Period(dice) : PlainPeriod.Always;
        return new PlainConsentStatement(
            dice.Pick("all", "all", "none", "ledger", "ledger", "ledger"),
            period.From is null ? PlainPeriod.Always : period
        );
    }

    private string Recipient()
    {
        // What goes to a recipient above or below is beside what goes to this one.
        var line = policy.Partners.Select(p => p.Name).Where(n => n != focus.Partner && Tree.IsOnOneLine(n, focus.Partner)).ToList();
        return asksBeside && line.Count > 0 && dice.Chance(40) ? dice.One(line) : dice.One(policy.Partners).Name;
    }

    private PlainOnward Onward(List<PlainDataset> datasets)
    {
        var fields = datasets
            .SelectMany(d =>
                d.Fields.Select(f =>
                    dice.Chance(50) && datasets.Count(o => o.Fields.Any(g => g.Name == f.Name)) == 1 ? f.Name : d.Name + "." + f.Name
                )
            )
            .ToList();
        return new PlainOnward(
            Recipient(),
            dice.Chance(30) ? dice.Some(policy.Purposes.Select(p => p.Name).ToList(), 1, 2) : [],
            dice.Chance(asksBeside ? 70 : 30) ? dice.Some(fields, 1, 2) : []
        );
    }

    private PlainFacts Facts(int percent)
    {
        var attributes = policy
            .Attributes.Where(a => !a.Subject && dice.Chance(percent))
            .ToDictionary(a => a.Name, a => values.Stated(a.Kind, a.Choices));
        return new PlainFacts(
            dice.Chance(asksAbout ? 50 : percent / 2) ? dice.One(policy.Populations).Name : null,
            dice.Chance(percent) ? values.Duration() : null,
            attributes
        );
    }

    private PlainDataset Dataset(string name)
    {
        var fields = dice.Some(["user_id", "phone", "note", "score"], asksBeside ? 2 : 1, dice.Chance(50) ? 1 : 3).Select(Field).ToList();
        return new PlainDataset(name, fields)
        {
            Subject = policy.Attributes.Where(a => a.Subject && dice.Chance(88)).ToDictionary(a => a.Name, a => a.Name + "_column"),
            Facts = dice.Chance(30) ? Facts(40) : PlainFacts.None,
        };
    }

    private PlainField Field(string name)
    {
        return new PlainField(name, Names(focus.Category, policy.Categories.Select(c => c.Name).ToList()))
        {
            Techniques = dice.Chance(65) ? [.. dice.Some(policy.Techniques, 1, dice.Chance(20) ? 2 : 1).Select(Use)] : [],
            Claims = dice.Chance(35) ? dice.One(policy.Forms) : null,
            Facts = dice.Chance(30) ? Facts(50) : PlainFacts.None,
        };
    }

    private PlainTechniqueUse Use(PlainTechnique technique) =>
        new(
            technique.Name,
            technique.Parameters.Where(_ => dice.Chance(80)).ToDictionary(p => p.Name, p => values.Stated(p.Kind, p.Choices))
        );
}
