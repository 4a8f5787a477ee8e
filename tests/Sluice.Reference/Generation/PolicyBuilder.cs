namespace Sluice.Reference.Generation;

/// <summary>A whole policy set without errors.</summary>
public sealed class PolicyBuilder(Dice dice)
{
    private static readonly PlainAttribute[] Attributes =
    [
        new("encrypted", PlainKind.Boolean, [], false),
        new("level", PlainKind.Integer, [], false),
        new("rate", PlainKind.Decimal, [], false),
        new("signed_on", PlainKind.Date, [], false),
        new("window", PlainKind.Duration, [], false),
        new("origin", PlainKind.Country, [], false),
        new("note", PlainKind.Text, [], false),
        new("tier", PlainKind.Choice, ["gold", "silver", "none"], false),
    ];

    private static readonly PlainAttribute[] SubjectAttributes =
    [
        new("paid_abroad", PlainKind.Boolean, [], true),
        new("age", PlainKind.Integer, [], true),
        new("score", PlainKind.Decimal, [], true),
        new("born", PlainKind.Date, [], true),
        new("tenure", PlainKind.Duration, [], true),
        new("home", PlainKind.Country, [], true),
        new("nick", PlainKind.Text, [], true),
        new("plan", PlainKind.Choice, ["free", "paid"], true),
    ];

    /// <summary>The names that the rules use.</summary>
    public PlainFocus Focus { get; private set; } = null!;

    /// <summary>Makes the policy.</summary>
    public PlainPolicy Build()
    {
        var vocabulary = new VocabularyBuilder(dice);
        var forms = Words.Forms.Take(dice.Chance(5) ? 1 : dice.Between(2, 4)).ToList();
        var policy = new PlainPolicy
        {
            Categories = vocabulary.Categories(),
            Purposes = vocabulary.Purposes(forms),
            Partners = vocabulary.Partners(),
            Regions = vocabulary.Regions(),
            Forms = forms,
            Attributes = [.. dice.Some(Attributes, 1, 3), .. dice.Some(SubjectAttributes, 1, 3)],
            Duties = dice.Some<PlainDuty>(
                [
                    new("erase", [new("within", PlainKind.Duration, [], false)]),
                    new("notify", []),
                    new("report", [new("times", PlainKind.Integer, [], false), new("whom", PlainKind.Text, [], false)]),
                ],
                1,
                3
            ),
        };
        Focus = new PlainFocus(dice.One(policy.Categories).Name, dice.One(policy.Partners).Name, dice.One(policy.Purposes).Name);
        var selectors = new SelectorBuilder(dice, policy, Focus);
        policy = policy with { Consents = Consents(selectors), Agreements = Agreements(selectors) };
        policy = policy with { Techniques = Techniques(policy, selectors) };
        policy = WithPopulations(policy, selectors);
        return policy with { Rules = new RuleBuilder(dice, policy, selectors).Rules() };
    }

    /// <summary>A period that is not empty.</summary>
    public static PlainPeriod Period(Dice dice)
    {
        var days = dice.Some(Words.Days, 2, 2).Order().ToArray();
        return dice.Between(1, 5) switch
        {
            1 => new PlainPeriod(days[0], null, null),
            2 => new PlainPeriod(null, days[1], null),
            3 => new PlainPeriod(null, null, days[1]),
            4 => new PlainPeriod(days[0], days[1], null),
            _ => new PlainPeriod(days[0], null, dice.Chance(20) ? days[0] : days[1]),
        };
    }

    private List<PlainConsent> Consents(SelectorBuilder selectors) =>
        [
            .. dice.Some(["provision", "overseas", "of"], 1, 3)
                .Select(name => new PlainConsent(
                    name,
                    dice.Pick("opt_in", "opt_out", "notice"),
                    selectors.Categories(dice.Chance(50)),
                    selectors.Partners(dice.Chance(50)),
                    selectors.Purposes(dice.Chance(50)),
                    dice.Chance(30) ? new ValueBuilder(dice).Duration() : null,
                    dice.Chance(20) ? ["v3", "v4"] : []
                )),
        ];

    private List<PlainAgreement> Agreements(SelectorBuilder selectors) =>
        [
            .. dice.Some(["outsourcing", "sharing", "with"], 0, 3)
                .Select(name => new PlainAgreement(
                    name,
                    selectors.Partners(dice.Chance(60)),
                    dice.Pick("processor", "joint_controller", "controller"),
                    selectors.Categories(dice.Chance(60)),
                    selectors.Purposes(dice.Chance(60)),
                    dice.Chance(35) ? Period(dice) : PlainPeriod.Always,
                    dice.Chance(40) ? dice.Some(Words.Evidence, 1, 2) : []
                )),
        ];

    private List<PlainTechnique> Techniques(PlainPolicy policy, SelectorBuilder selectors)
    {
        var conditions = new ConditionBuilder(dice, policy, selectors);
        return [.. dice.Some(["sha", "hmac", "aggregate"], 1, 3).Select(Technique)];

        PlainTechnique Technique(string name)
        {
            List<PlainAttribute> parameters = dice.Chance(50)
                ? dice.Some<PlainAttribute>(
                    [
                        new("k", PlainKind.Integer, [], false),
                        new("keyed", PlainKind.Boolean, [], false),
                        new("bucket", PlainKind.Duration, [], false),
                    ],
                    1,
                    2
                )
                : [];
            var yields = dice.Many(0, 3, () =>
                new PlainYield(dice.One(policy.Forms), dice.Chance(65) ? conditions.MakeForTechnique(parameters) : null)
            );
            return new PlainTechnique(name, parameters, yields);
        }
    }

    private PlainPolicy WithPopulations(PlainPolicy policy, SelectorBuilder selectors)
    {
        var conditions = new ConditionBuilder(dice, policy, selectors);
        var populations = new List<PlainPopulation>();
        foreach (var root in new[] { "users", "staff" }.Take(dice.Between(1, 2)))
        {
            // A predicate may speak of populations of another tree that is complete: no cycles.
            var earlier = populations.Select(p => p.Name).ToList();
            string[] names = [root, .. dice.Some([root + ".minors", root + ".abroad"], 0, 2)];
            populations.AddRange(names.Select(name => Population(name, earlier)));
            if (names.Length > 1 && dice.Chance(30))
            {
                populations.Add(Population(names[1] + ".few", earlier));
            }
        }

        return policy with
        {
            Populations = populations,
        };

        PlainPopulation Population(string name, List<string> earlier) =>
            new(name, dice.Chance(name.Contains('.') ? 75 : 35) ? conditions.Make(earlier, 1) : null);
    }
}
