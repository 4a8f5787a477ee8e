using Sluice.Reference;
using Sluice.Reference.Generation;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Decision."</summary>
[Trait("Category", "Slow")]
public sealed class ReferenceDecisionTests
{
    private static readonly PlainManifest People = Small.Columns(Small.Manifest, "age", "rare");

    [Fact]
    public void Nothing_permits_it()
    {
        var answer = Small.Answer(Small.Manifest);
        Assert.Equal(PlainVerdict.Deny, answer.Verdict);
        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(new PlainGround(null, "default"), Assert.Single(answer.Flows[0].Grounds));
    }

    [Fact]
    public void Verdicts_and_exit_codes()
    {
        Assert.Equal(0, Small.Answer(Small.Manifest, Small.Allow()).ExitCode);
        Assert.Equal(1, Small.Answer(Small.Manifest, Small.Allow(), Small.Deny()).ExitCode);
        Assert.Equal(4, Small.Answer(People, Small.Allow(Is.True("rare"))).ExitCode);
        Assert.Equal(1, Small.Answer(Small.Manifest, Small.Allow(Is.True("encrypted"))).ExitCode);
    }

    [Fact]
    public void Unknown_counts_against_the_transfer()
    {
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(Small.Manifest, Small.Allow(Is.True("encrypted"))));
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(Small.Manifest, Small.Allow(), Small.Deny(Is.True("encrypted"))));

        // Kleene's logic does not see that one of the two has to be true.
        Assert.Equal(
            PlainVerdict.Undetermined,
            Small.Verdict(Small.Manifest, Small.Allow(Is.Or(Is.True("encrypted"), Is.Not(Is.True("encrypted")))))
        );
    }

    [Fact]
    public void Comparisons_on_one_fact_are_taken_together()
    {
        var contradiction = Is.And(Is.Number("level", "<", 3), Is.Number("level", ">", 5));
        var possible = Is.And(Is.Number("level", ">", 3), Is.Number("level", "<", 5));
        var between = Is.And(Is.Number("level", ">", 3), Is.Number("level", "<", 4));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Manifest, Small.Allow(contradiction)));
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(Small.Manifest, Small.Allow(possible)));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Manifest, Small.Allow(between)));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Manifest, Small.Allow(Is.True("encrypted")), Small.Deny(Is.True("encrypted"))));
    }

    [Fact]
    public void A_fact_of_people_restricts_and_null_is_not_for_them()
    {
        Assert.Equal(PlainVerdict.Restrict, Small.Verdict(People, Small.Allow(), Small.Deny(Is.Number("age", "<", 14))));
        Assert.Equal(PlainVerdict.Restrict, Small.Verdict(People, Small.Allow(Is.Or(Is.True("rare"), Is.Not(Is.True("rare"))))));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(People, Small.Allow(Is.And(Is.Number("age", "<", 14), Is.Number("age", ">", 20)))));
    }

    [Fact]
    public void An_unknown_fact_of_the_transfer_stays_unknown_for_every_person()
    {
        var mixed = Small.Allow(Is.And(Is.True("rare"), Is.True("encrypted")));
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(People, mixed));
        Assert.Equal(PlainVerdict.Restrict, Small.Verdict(People, Small.Allow(Is.Or(Is.True("rare"), Is.True("encrypted")))));
    }

    [Fact]
    public void Grounds_are_true_for_every_person()
    {
        var answer = Small.Answer(
            People,
            Small.Allow(),
            Small.Deny(),
            Small.Deny(Is.True("rare"), "some"),
            Small.Deny(Is.True("encrypted"), "perhaps")
        );
        Assert.Equal("no", Assert.Single(answer.Flows[0].Grounds).Rule);

        // Two halves deny everybody; none is a ground of its own, and something does permit.
        var halves = Small.Answer(People, Small.Allow(), Small.Deny(Is.True("rare"), "one"), Small.Deny(Is.Not(Is.True("rare")), "other"));
        Assert.Equal(PlainVerdict.Deny, halves.Verdict);
        Assert.Empty(halves.Flows[0].Grounds);
    }

    [Fact]
    public void Require_denies_where_its_condition_is_not_true()
    {
        var rule = new PlainRule("need", PlainEffect.Require, PlainScope.Empty) { Required = Is.Retention("<=", 90, "days") };
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(Small.Manifest, Small.Allow(), rule));
        var kept = Small.Manifest with { Facts = PlainFacts.None with { Retention = new PlainDuration(90, "days") } };
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(kept, Small.Allow(), rule));
        var longer = kept with { Facts = PlainFacts.None with { Retention = new PlainDuration(91, "days") } };
        Assert.Equal(new PlainGround("need", "require"), Assert.Single(Small.Answer(longer, Small.Allow(), rule).Flows[0].Grounds));
    }

    [Fact]
    public void A_coarse_label_never_slips_through()
    {
        var fine = new PlainRule(
            "fine",
            PlainEffect.Allow,
            new PlainScope
            {
                Of = PlainSelector.Of("a.x"),
                To = PlainSelector.Any,
                For = PlainSelector.Any,
            }
        );
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(Small.Manifest, fine));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("a", "lion", "o"), fine));
        var deny = new PlainRule("no", PlainEffect.Deny, new PlainScope { Of = PlainSelector.Of("a.x") });
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("a", "lion", "o"), Small.Allow(), deny));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("f", "lion", "o"), Small.Allow(), deny));
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(Small.Flow("a.y", "lion", "o"), Small.Allow(), deny));
    }

    [Fact]
    public void But_not_lifts_a_deny_by_covering_and_narrows_an_allow_by_touching()
    {
        var part = new PlainScope { Of = PlainSelector.Of("a.x") };
        var lifted = Small.Deny() with { Scope = new PlainScope { ButNots = [part] } };
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(Small.Flow("a.x", "lion", "o"), Small.Allow(), lifted));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("a", "lion", "o"), Small.Allow(), lifted));
        var narrowed = Small.Allow() with { Scope = Small.Allow().Scope with { ButNots = [part] } };
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("a", "lion", "o"), narrowed));
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(Small.Flow("a.y", "lion", "o"), narrowed));
    }

    [Fact]
    public void Nested_but_nots_alternate()
    {
        var inner = new PlainScope { Of = PlainSelector.Of("a.x") };
        var outer = new PlainScope { Of = PlainSelector.Of("a"), ButNots = [inner] };
        var deny = Small.Deny() with { Scope = new PlainScope { ButNots = [outer] } };

        // The inner block takes back what the outer one lifts, and does so by touching.
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("a", "lion", "o"), Small.Allow(), deny));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Flow("a.x", "lion", "o"), Small.Allow(), deny));
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(Small.Flow("a.y", "lion", "o"), Small.Allow(), deny));
    }

    [Fact]
    public void Duties_stand_whatever_the_verdict_unless_their_condition_is_false_for_everybody()
    {
        PlainRule Oblige(PlainCondition? when) =>
            new("duty", PlainEffect.Oblige, new PlainScope { When = when }) { Duty = new PlainDutyCall("erase", []) };
        Assert.Equal(["erase"], Small.Answer(Small.Manifest, Oblige(null)).Flows[0].Duties);
        Assert.Equal(["erase"], Small.Answer(Small.Manifest, Oblige(Is.True("encrypted"))).Flows[0].Duties);
        Assert.Equal(["erase"], Small.Answer(People, Oblige(Is.True("rare"))).Flows[0].Duties);
        Assert.Empty(Small.Answer(Small.Manifest, Oblige(Is.Agreement("work"))).Flows[0].Duties);
    }

    [Fact]
    public void Stopping_early_changes_no_answer()
    {
        var compared = 0;

        // Stopping where Kleene's logic is certain must not change an answer.
        for (var seed = 0; seed < 100; seed++)
        {
            var input = CaseGen.Make(seed);
            try
            {
                var all = ReferenceEvaluator.Evaluate(input.Policy, input.Manifest, input.AsOf, exhaustive: true);
                var early = ReferenceEvaluator.Evaluate(input.Policy, input.Manifest, input.AsOf);
                Assert.Equal(all.Flows.Select(f => f.Verdict), early.Flows.Select(f => f.Verdict));
                compared++;
            }
            catch (TooLargeException)
            {
                // Trying everything is often too much; the rest is enough.
            }
        }

        Assert.True(compared > 50, $"only {compared} could be tried");
    }
}
