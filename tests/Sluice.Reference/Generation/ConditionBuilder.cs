namespace Sluice.Reference.Generation;

/// <summary>Conditions of every kind over what the policy declares so far.</summary>
public sealed class ConditionBuilder(Dice dice, PlainPolicy policy, SelectorBuilder selectors)
{
    private static readonly PlainAttribute[] BuiltIn =
    [
        new("date", PlainKind.Date, [], false),
        new("frequency", PlainKind.Frequency, [], false),
        new("retention", PlainKind.Duration, [], false),
        new("people", PlainKind.Integer, [], false),
        new("records", PlainKind.Integer, [], false),
        new("destination", PlainKind.Country, [], false),
    ];

    private readonly ValueBuilder values = new(dice);

    /// <summary>A condition of a rule; <paramref name="populations"/> are those it may name.</summary>
    public PlainCondition Make(IReadOnlyList<string> populations, int depth = 2) => Nest(depth, () => Atom(populations));

    /// <summary>A small condition on single people: only such conditions restrict a transfer instead of stopping it.</summary>
    public PlainCondition MakePersonal()
    {
        PlainCondition atom =
            policy.Consents.Count > 0 && dice.Chance(30)
                ? new PlainConsentHolds(dice.One(policy.Consents).Name)
                : Comparison(dice.One([.. policy.Attributes.Where(a => a.Subject)]));
        return dice.Chance(20) ? new PlainNot(atom) : atom;
    }

    /// <summary>A condition made of subject attributes alone.</summary>
    public PlainCondition MakeOfPeople(int depth) => Nest(depth, () => Comparison(dice.One([.. policy.Attributes.Where(a => a.Subject)])));

    /// <summary>A condition of a technique: "parameters, `enumerable`, transfer attributes, built-in facts".</summary>
    public PlainCondition MakeForTechnique(IReadOnlyList<PlainAttribute> parameters)
    {
        return Nest(1, Atom);

        PlainCondition Atom() =>
            dice.Between(1, 10) switch
            {
                <= 4 => new PlainFlag("enumerable"),
                <= 8 when parameters.Count > 0 => Comparison(dice.One(parameters)),
                _ => Comparison(dice.One([.. policy.Attributes.Where(a => !a.Subject), .. BuiltIn])),
            };
    }

    private PlainCondition Nest(int depth, Func<PlainCondition> atom)
    {
        if (depth == 0 || dice.Chance(60))
        {
            return atom();
        }

        return dice.Between(1, 3) switch
        {
            1 => new PlainNot(Nest(depth - 1, atom)),
            2 => new PlainAnd(dice.Many(2, 3, () => Nest(depth - 1, atom))),
            _ => new PlainOr(dice.Many(2, 3, () => Nest(depth - 1, atom))),
        };
    }

    private PlainCondition Atom(IReadOnlyList<string> populations)
    {
        // What is not there to be named is replaced by a comparison.
        PlainCondition? atom = dice.Between(1, 100) switch
        {
            <= 18 when policy.Consents.Count > 0 => new PlainConsentHolds(dice.One(policy.Consents).Name),
            <= 26 when policy.Agreements.Count > 0 => new PlainAgreementHolds(dice.One(policy.Agreements).Name),
            <= 29 => new PlainAnyAgreement(),
            <= 35 => new PlainRoleIs(dice.Pick("=", "!="), dice.Pick("third_party", "processor", "joint_controller", "controller")),
            <= 45 => new PlainFormIs(Operator(ordered: true), dice.One(policy.Forms)),
            <= 50 => new PlainClaimRefuted(),
            <= 57 when populations.Count > 0 => new PlainAbout(dice.One(populations)),
            <= 65 => new PlainBeside(selectors.Categories(), dice.Chance(35) ? dice.Between(1, 3) : null),
            _ => null,
        };
        return atom
            ?? Comparison(
                dice.One(
                    dice.Pick(
                        [.. policy.Attributes.Where(a => a.Subject)],
                        [.. policy.Attributes.Where(a => a.Subject)],
                        [.. policy.Attributes.Where(a => !a.Subject)],
                        BuiltIn
                    )
                )
            );
    }

    private PlainCondition Comparison(PlainAttribute attribute)
    {
        var (name, kind) = (attribute.Name, attribute.Kind);
        if (kind == PlainKind.Boolean && dice.Chance(60))
        {
            return new PlainFlag(name);
        }

        var ordered = kind is PlainKind.Integer or PlainKind.Decimal or PlainKind.Date or PlainKind.Duration or PlainKind.Frequency;
        if (kind != PlainKind.Boolean && dice.Chance(ordered ? 15 : 40))
        {
            var members = dice.Many(1, 3, () => Member(attribute)).Distinct().ToList();
            return new PlainIn(name, members);
        }

        return new PlainCompare(name, Operator(ordered), values.Constant(kind, attribute.Choices));
    }

    private PlainValue Member(PlainAttribute attribute) =>
        attribute.Kind == PlainKind.Country && dice.Chance(40)
            ? new PlainName(dice.One(policy.Regions).Name)
            : values.Constant(attribute.Kind, attribute.Choices);

    private string Operator(bool ordered) => ordered ? dice.Pick("=", "!=", "<", "<=", ">", ">=") : dice.Pick("=", "!=");
}
