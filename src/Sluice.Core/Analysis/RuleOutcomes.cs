using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Analysis;

/// <summary>For each rule whether its condition can hold at all, and whether it always does.</summary>
internal sealed class RuleOutcomes
{
    private readonly PolicyProgram program;
    private readonly RuleSatisfiability truths;
    private readonly SatisfiabilityResult?[] holds;
    private readonly bool?[] always;
    private Scope? everything;

    public RuleOutcomes(PolicyProgram program, RuleSatisfiability truths)
    {
        this.program = program;
        this.truths = truths;
        holds = new SatisfiabilityResult?[program.Rules.Length];
        always = new bool?[program.Rules.Length];
    }

    /// <summary>An allow can hold where its condition can be true, every other rule where it can be true or unknown.</summary>
    public SatisfiabilityResult Holds(Rule rule) =>
        holds[rule.Id] ??= truths.Find(rule, rule, unknownCounts: rule.Effect != RuleEffect.Allow);

    /// <summary>Whether the condition of the rule is false for no flow and no facts.</summary>
    public bool IsAlways(Rule rule) =>
        always[rule.Id] ??= !rule.IsConditional || truths.Find(rule, Opposite(rule), unknownCounts: true).CanBe == false;

    /// <summary>A rule whose condition is true exactly where that of the rule is false.</summary>
    public Rule Opposite(Rule rule) => rule with { Clauses = [], Exceptions = [AsException(rule)] };

    /// <summary>
    /// The condition of a rule as a block that lifts another, wherever the rule applies. A period and a requirement become conditions,
    /// which have the same truth.
    /// </summary>
    public RuleException AsException(Rule rule) =>
        new()
        {
            Scope = rule.Scope,
            AppliesByCovering = rule.NeedsCover,
            About = rule.About,
            When = rule.Period.IsAlways
                ? rule.When
                : Conditions.And([PeriodCondition(rule.Period), .. rule.When is { } when ? [when] : ImmutableArray<Condition>.Empty]),
            Unless = rule.Required is null
                ? rule.Unless
                : Conditions.Or([rule.Required, .. rule.Unless is { } unless ? [unless] : ImmutableArray<Condition>.Empty]),
            Exceptions = rule.Exceptions,
            Location = rule.Location,
        };

    /// <summary>A rule about everything that is not in the policies, to evaluate conditions alone.</summary>
    public Rule About(SourceLocation location, Condition? when = null) =>
        new()
        {
            Id = -1,
            Name = "",
            Effect = RuleEffect.Deny,
            Scope = Everything(),
            When = when,
            Location = location,
        };

    /// <summary>A block that holds exactly where another does not.</summary>
    public RuleException Not(RuleException block) =>
        new()
        {
            Scope = Everything(),
            AppliesByCovering = false,
            Exceptions = [block],
            Location = block.Location,
        };

    /// <summary>A scope of everything.</summary>
    public Scope Everything() =>
        everything ??= new(All(program.Vocabulary.Categories), All(program.Vocabulary.Partners), All(program.Vocabulary.Purposes));

    /// <summary>The days of a period as a comparison with the date.</summary>
    public static Condition PeriodCondition(Period period)
    {
        var parts = new List<Condition>();
        if (period.From is { } from)
        {
            parts.Add(new Condition.FactComparison(BuiltinFact.Date, ComparisonOperator.GreaterOrEqual, Value.OfDate(from)));
        }

        if (period.Until is { } until)
        {
            parts.Add(new Condition.FactComparison(BuiltinFact.Date, ComparisonOperator.Less, Value.OfDate(until)));
        }

        return Conditions.And(parts);
    }

    private static ResolvedSelector<T> All<T>(SymbolTable<T> names)
        where T : TreeSymbol
    {
        var bits = Bits.Where(names, static _ => true);
        return new ResolvedSelector<T>("any", bits, bits);
    }
}
