namespace Sluice.Reference.Generation;

/// <summary>Rules of all effects, with all clauses.</summary>
public sealed class RuleBuilder
{
    private readonly Dice dice;
    private readonly PlainPolicy policy;
    private readonly SelectorBuilder selectors;
    private readonly ConditionBuilder conditions;
    private readonly List<string> populations;

    /// <summary>For a policy whose other declarations are complete.</summary>
    public RuleBuilder(Dice dice, PlainPolicy policy, SelectorBuilder selectors)
    {
        this.dice = dice;
        this.policy = policy;
        this.selectors = selectors;
        conditions = new ConditionBuilder(dice, policy, selectors);
        populations = [.. policy.Populations.Select(p => p.Name)];
    }

    /// <summary>1 to 8 rules; mostly the first allows what the manifest is about.</summary>
    public List<PlainRule> Rules()
    {
        var rules = new List<PlainRule>();
        var count = dice.Pick(1, 2, 2, 3, 3, 4, 5, 6, 7, 8);
        for (var i = 0; i < count; i++)
        {
            var effect =
                i == 0 && dice.Chance(80)
                    ? PlainEffect.Allow
                    : dice.Pick(
                        PlainEffect.Allow,
                        PlainEffect.Allow,
                        PlainEffect.Deny,
                        PlainEffect.Deny,
                        PlainEffect.Require,
                        PlainEffect.Oblige
                    );
            rules.Add(Rule($"rule_{i + 1}", effect, wide: i == 0 || dice.Chance(40)));
        }

        return rules;
    }

    private PlainRule Rule(string name, PlainEffect effect, bool wide)
    {
        var allows = effect == PlainEffect.Allow;
        var scope = new PlainScope
        {
            Of = allows || effect == PlainEffect.Deny || dice.Chance(70) ? selectors.Categories(wide) : null,
            To = allows || dice.Chance(40) ? selectors.Partners(wide) : null,
            For = allows || dice.Chance(40) ? selectors.Purposes(wide) : null,
            About = dice.Chance(12) ? dice.One(populations) : null,

            // A deny without a condition would leave little to decide.
            When = dice.Chance(effect == PlainEffect.Deny ? 75 : 40) ? Condition() : null,
            Unless = dice.Chance(effect == PlainEffect.Deny ? 50 : 15) ? Condition() : null,
            ButNots = dice.Chance(28) ? dice.Many(1, 2, () => ButNot(2)) : [],
        };
        return new PlainRule(name, effect, scope)
        {
            Period = dice.Chance(20) ? RulePeriod() : PlainPeriod.Always,
            Required = effect == PlainEffect.Require ? conditions.Make(populations) : null,
            Duty = effect == PlainEffect.Oblige ? Duty(dice.One(policy.Duties)) : null,
        };
    }

    private PlainCondition Condition() => dice.Chance(45) ? conditions.MakePersonal() : conditions.Make(populations);

    private PlainPeriod RulePeriod()
    {
        // Now and then an empty one, which is only suspicious.
        var period = PolicyBuilder.Period(dice);
        return dice.Chance(5) ? new PlainPeriod(Words.Days[2], Words.Days[1], null) : period;
    }

    private PlainScope ButNot(int depth) =>
        new()
        {
            Of = dice.Chance(40) ? selectors.Categories(dice.Chance(50)) : null,
            To = dice.Chance(40) ? selectors.Partners(dice.Chance(50)) : null,
            For = dice.Chance(40) ? selectors.Purposes(dice.Chance(50)) : null,
            About = dice.Chance(10) ? dice.One(populations) : null,
            When =
                dice.Chance(40) ? conditions.Make(populations, 1)
                : dice.Chance(40) ? conditions.MakePersonal()
                : null,
            Unless = dice.Chance(15) ? conditions.Make(populations, 1) : null,
            ButNots = depth > 1 && dice.Chance(45) ? [ButNot(depth - 1)] : [],
        };

    private PlainDutyCall Duty(PlainDuty duty)
    {
        var values = new ValueBuilder(dice);
        return new PlainDutyCall(
            duty.Name,
            [.. duty.Parameters.Select(p => KeyValuePair.Create(p.Name, values.Constant(p.Kind, p.Choices)))]
        );
    }
}
