using System.Collections.Concurrent;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// What follows from what a transfer is about: by hand, and against the reference on generated cases whose populations are told by
/// attributes.
/// </summary>
[Trait("Category", "Slow")]
public class StatedPopulationTests
{
    private const string People = """
        category a
        purpose u
        partner p
        duty log
        subject attribute age : integer
        subject attribute rare : boolean
        subject attribute size : one of { small, large }
        population users
        population users.minors = age < 14
        population users.minors.none = age > 20
        population users.minors.few = rare
        population users.paired = (age < 14 and size = small) or (age >= 14 and size = large)
        population kids = age < 14
        population young = about kids
        population vague = about users.minors
        population half = age < 14 and about users
        population impossible = (age > 20 and age < 14) or rare

        """;

    private const string Columns = "{ age: age, rare: rare, size: size }";

    [Theory]
    [InlineData("users.minors", "allow a to p for u when age < 16", Verdict.Allow, null, true)]
    [InlineData("users.minors", "allow a to p for u when age < 10", Verdict.Restrict, "age < 10", false)]
    [InlineData("users.minors", "allow a to p for u when age >= 14", Verdict.Deny, null, true)]
    [InlineData("users.minors", "allow a to p for u when age < 14 or rare", Verdict.Allow, null, true)]
    [InlineData(
        "users.minors",
        "allow a to p for u when age in { 12, 20 } and rare",
        Verdict.Restrict,
        "age in { 12, 20 } and rare",
        false
    )]
    [InlineData("users.minors", "allow a to p for u when rare", Verdict.Restrict, "rare", false)]
    [InlineData("users.minors.few", "allow a to p for u when rare and age <= 13", Verdict.Allow, null, true)]
    [InlineData("users.minors.few", "allow a to p for u when age < 10", Verdict.Restrict, "age < 10", false)]
    [InlineData("users.minors.none", "allow a to p for u", Verdict.Deny, null, true)]
    [InlineData("users.paired", "allow a to p for u when size = small", Verdict.Restrict, "size = small", false)]
    [InlineData("impossible", "allow a to p for u when rare", Verdict.Allow, null, true)]
    // Through another population, and not where something else is asked as well.
    [InlineData("young", "allow a to p for u when age < 16", Verdict.Allow, null, true)]
    [InlineData("vague", "allow a to p for u when age < 16", Verdict.Restrict, "age < 16", false)]
    [InlineData("half", "allow a to p for u when age < 16", Verdict.Restrict, "age < 16", false)]
    [InlineData("users", "allow a to p for u when age < 16", Verdict.Restrict, "age < 16", false)]
    public void Whoever_is_in_it_satisfies_what_it_is_about(
        string population,
        string rule,
        Verdict expected,
        string? residual,
        bool hangsOnIt
    )
    {
        var flow = Decide($"rule r {{ {rule} }}\n", population, Columns);
        Assert.Equal((expected, residual, hangsOnIt ? population : null), (flow.Verdict, flow.Residual?.Text, flow.Assumed?.Name));
    }

    [Fact]
    public void Where_nobody_can_be_in_it_nothing_is_said_but_that_nothing_permits_it()
    {
        const string rules =
            "rule yes { allow a to p for u }\nrule no { deny any when rare }\nrule never { deny any }\nrule log { oblige log }\n";
        var flow = Decide(rules, "users.minors.none", Columns);
        Assert.Equal(Verdict.Deny, flow.Verdict);
        Assert.Null(Assert.Single(flow.Grounds).Rule);
        Assert.Empty(flow.Duties);
        Assert.Empty(flow.Unknown);
    }

    [Theory]
    [InlineData("age > 20", 0)]
    [InlineData("age > 10", 1)]
    [InlineData("age < 16", 1)]
    [InlineData("not age < 16", 0)]
    public void A_duty_of_others_does_not_come_with_it(string when, int duties) =>
        Assert.Equal(
            duties,
            Decide(
                $"rule yes {{ allow a to p for u }}\nrule log {{ oblige log when {when} }}\n",
                "users.minors",
                "{ age: age }"
            ).Duties.Length
        );

    [Fact]
    public void A_prohibition_of_others_is_no_ground_and_one_of_all_of_them_is()
    {
        var flow = Decide(
            "rule yes { allow a to p for u }\nrule old { deny any when age >= 14 }\nrule young { deny any when age < 18 }\n",
            "users.minors",
            "{ age: age }"
        );
        Assert.Equal(Verdict.Deny, flow.Verdict);
        Assert.Equal("young", Assert.Single(flow.Grounds).Rule!.Name);
    }

    [Fact]
    public void A_predicate_that_is_a_puzzle_permits_nobody()
    {
        var names = Enumerable.Range(0, 24).Select(static i => $"b{i}").ToList();
        var odd = string.Join(" and ", names.SelectMany((a, i) => names.Skip(i + 1).Select(b => $"({a} or {b}) and (not {a} or not {b})")));
        var flow = Decide(
            string.Concat(names.Select(static n => $"subject attribute {n} : boolean\n"))
                + $"population odd = {odd}\nrule r {{ allow a to p for u }}\n",
            "odd",
            "{}"
        );
        Assert.Equal(Verdict.Deny, flow.Verdict);
    }

    [Fact]
    public void A_length_of_a_month_that_puts_somebody_out_of_it_makes_nothing_possible()
    {
        const string rules =
            "subject attribute tenure : duration\npopulation long = tenure > 1 year\nrule yes { allow a to p for u }\nrule no { deny any when tenure > 1 year }\n";
        Assert.Equal(Verdict.Deny, Decide(rules, "long", "{}").Verdict);
    }

    [Fact]
    public void Agrees_with_the_reference_where_populations_are_told_by_attributes()
    {
        var count = DrawnCases.Of("populations against the reference", 1, 350);
        var run = new DifferentialRun(new CoreEngineUnderTest());
        var reports = new ConcurrentDictionary<int, string>();
        Parallel.For(1, count + 1, seed =>
        {
            if (run.Try(AboutPeople(seed), seed, json: seed % 3 == 0) is { } report)
            {
                reports[seed] = report;
            }
        });
        Assert.True(
            reports.IsEmpty,
            string.Join("\n\n", reports.OrderBy(static r => r.Key).Take(1).Select(static r => $"Seed {r.Key}\n\n{r.Value}"))
        );
        Assert.True(run.Compared > count * 9 / 10, $"{run.Skipped} of {count} were too large to compare");
    }

    [Fact]
    public void A_residual_is_true_for_those_of_whom_the_rules_permit_it_and_single_decisions_are_the_same()
    {
        var (restricted, people, assumed) = (0, 0, 0);
        var count = DrawnCases.Of("residuals of populations", 1, 1_500);
        for (var seed = 1; seed <= count; seed++)
        {
            var input = AboutPeople(seed);
            var program = PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed))).Program!;
            var manifest = Assert.Single(
                ManifestReader.Read(new SourceText("m.yaml", ManifestPrinter.Yaml(input.Manifest, seed)), program.Vocabulary).Transfers
            );
            if (manifest.Dates.Standing is not null)
            {
                continue;
            }

            var day = manifest.Dates.On ?? input.AsOf;
            var (engine, prepared, deciding) = (new PolicyEngine(program), new PreparedPolicy(program), new int[program.Rules.Length]);
            foreach (var flow in engine.Decide(manifest, day).Flows)
            {
                var names = flow.Flow;
                var verdict = prepared.TryDecide(
                    names.Category.Value.Name,
                    names.Recipient.Partner.Name,
                    names.Purpose.Value.Name,
                    prepared.Facts(manifest, names.Dataset, names.Field, day),
                    deciding,
                    out var decided
                );
                Assert.True(verdict == flow.Verdict, $"seed {seed}: {verdict}, the engine says {flow.Verdict}");
                Assert.Equal(
                    (flow.Verdict <= Verdict.Restrict ? flow.PermittedBy : [.. flow.Grounds.Select(static g => g.Rule).OfType<Rule>()])
                        .Select(static r => r.Name)
                        .Order(StringComparer.Ordinal),
                    deciding[..decided].Select(id => program.Rules[id].Name).Order(StringComparer.Ordinal)
                );
                assumed += flow.Assumed is null ? 0 : 1;
                if (flow.Residual is { } residual)
                {
                    restricted++;
                    people += Compare(
                        engine,
                        new StatedFlow(program, manifest, names),
                        day,
                        residual.Condition,
                        $"seed {seed}: {residual.Text}"
                    );
                }
            }
        }

        Assert.True(
            restricted > 100 && people > 1_000 && assumed > 100,
            $"{restricted} residuals, {people} people, {assumed} verdicts that hang on a population"
        );
    }

    /// <summary>
    /// Asks rules and residual of people of whom each attribute is null or has a value; one of whom all is known has to be permitted where
    /// the residual is true, and only there.
    /// </summary>
    private static int Compare(PolicyEngine engine, StatedFlow flow, DateOnly? day, Condition residual, string said)
    {
        var dice = new Dice(said.Length);
        var rules = engine.RulesAbout(flow.Flow);
        var asked = ConditionWalker
            .All(residual)
            .Concat(flow.People is { } all ? ConditionWalker.All(all.Predicate) : [])
            .Concat(rules.SelectMany(ConditionWalker.Of))
            .Select(static c =>
                c is Condition.AttributeComparison a ? a.Attribute
                : c is Condition.AttributeMembership m ? m.Attribute
                : null
            )
            .OfType<AttributeSymbol>()
            .Where(flow.IsPerPerson)
            .Distinct()
            .ToList();
        var values = new Representatives(flow, rules);
        var compared = 0;
        for (var i = 0; i < 40; i++)
        {
            var (person, anybody) = (new EvaluationContext(flow, day), new EvaluationContext(flow.OfAnybody(), day));
            var known = true;
            foreach (var attribute in asked)
            {
                if (dice.Chance(10))
                {
                    known = false;
                    continue;
                }

                var value = dice.One([
                    .. attribute.Type.Kind == ValueKind.Duration ? values.OfDurations() : values.Of(new Variable.Attribute(attribute)),
                ]);
                person.Assumed[new Variable.Attribute(attribute)] = value;
                anybody.Assumed[new Variable.Attribute(attribute)] = value;
            }

            // A ledger's consents are unknown for every person here.
            if (
                ConditionWalker.All(residual).Any(static c => c is Condition.ConsentHolds)
                || (flow.People is { } people && people.Admits(person) != Truth.True)
            )
            {
                continue;
            }

            var permits =
                rules.Where(static r => r.Effect == RuleEffect.Allow).Any(r => RuleEvaluator.Evaluate(person, r) == Truth.True)
                && rules
                    .Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require)
                    .All(r => RuleEvaluator.Evaluate(person, r) == Truth.False);
            var holds = ConditionEvaluator.Evaluate(anybody, residual) == Truth.True;
            Assert.True(
                known ? holds == permits : !holds || permits,
                $"{said}\n{string.Join(", ", person.Assumed.Select(static a => $"{a.Key} = {a.Value}"))}: residual {holds}, rules {permits}"
            );
            compared++;
        }

        return compared;
    }

    private static PlainCase AboutPeople(int seed)
    {
        var input = CaseGen.Make(seed);
        var dice = new Dice(seed);
        var conditions = new ConditionBuilder(dice, input.Policy, new SelectorBuilder(dice, input.Policy, new PlainFocus("", "", "")));
        List<PlainPopulation> populations =
        [
            .. input.Policy.Populations.Select(p => dice.Chance(70) ? p with { Predicate = conditions.MakeOfPeople(1) } : p),
        ];
        var about = dice.One(populations).Name;
        var rules = input.Policy.Rules.Select(r =>
            dice.Chance(50) ? r with { Scope = r.Scope with { When = conditions.MakeOfPeople(1) } } : r
        );
        return input with
        {
            Policy = input.Policy with { Populations = populations, Rules = [.. rules] },
            Manifest = input.Manifest with { Facts = input.Manifest.Facts with { Population = about } },
        };
    }

    private static FlowVerdict Decide(string rules, string population, string columns)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(People + rules));
        Assert.True(compiled.Program is not null, string.Join("\n", compiled.Diagnostics));
        var text =
            $"transfer: t\nto: p\npurpose: u\non: 2026-01-15\npopulation: {population}\ndatasets: {{ d: {{ subject: {columns}, fields: {{ f: {{ category: a }} }} }} }}\n";
        var read = ManifestReader.Read(new SourceText("m.yaml", text), compiled.Vocabulary);
        return Assert.Single(new PolicyEngine(compiled.Program).Decide(Assert.Single(read.Transfers)).Flows);
    }
}
