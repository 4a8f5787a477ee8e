using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Agreement and role."</summary>
public sealed class ReferenceAgreementsTests
{
    private static readonly PlainManifest Held = Named(Small.Flow("a.x", "lion", "p.q"), "work", "audit");

    [Fact]
    public void It_holds_when_everything_is_given()
    {
        Assert.Equal(Kleene.True, Small.Truth(Held, Is.Agreement("work")));
        Assert.Equal(Kleene.True, Small.Truth(Held, new PlainAnyAgreement()));
        Assert.Equal(Kleene.True, Small.Truth(Held, Is.Role("processor")));
        Assert.Equal(Kleene.False, Small.Truth(Held, Is.Role("third_party")));
        Assert.Equal(Kleene.False, Small.Truth(Held, Is.Role("joint_controller")));
        Assert.Equal("processor", Small.Answer(Held).Flows[0].Role);
    }

    [Theory]
    [InlineData("2019-12-31", Kleene.False)]
    [InlineData("2020-01-01", Kleene.True)]
    [InlineData("2020-12-31", Kleene.True)]
    [InlineData("2021-01-01", Kleene.False)]
    public void It_has_to_be_in_force(string day, Kleene expected) =>
        Assert.Equal(expected, Small.Truth(Held with { On = Small.Day(day) }, Is.Agreement("work")));

    [Fact]
    public void What_is_not_named_or_not_shown_is_absent()
    {
        Assert.Equal(Kleene.False, Small.Truth(Held with { Agreements = [] }, Is.Agreement("work")));
        Assert.Equal(Kleene.False, Small.Truth(Named(Held, "work", "photograph"), Is.Agreement("work")));
        Assert.Equal(Kleene.True, Small.Truth(Named(Held, "work", "photograph"), Is.Role("third_party")));
    }

    [Fact]
    public void Where_it_only_touches_category_or_purpose_it_is_unknown()
    {
        var wider = Named(Small.Flow("a", "lion", "p"), "work", "audit");
        Assert.Equal(Kleene.Unknown, Small.Truth(wider, Is.Agreement("work")));
        Assert.Equal(Kleene.Unknown, Small.Truth(wider, Is.Role("third_party")));
        Assert.Equal(Kleene.Unknown, Small.Truth(wider, new PlainRoleIs("!=", "processor")));
        Assert.Equal("third_party", Small.Answer(wider).Flows[0].Role);
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(wider, Small.Allow(Is.Agreement("work"))));
    }

    [Fact]
    public void A_recipient_that_is_only_touched_is_not_the_partner_of_the_agreement()
    {
        var policy = Small.Policy with
        {
            Agreements = [Small.Policy.Agreements[0] with { With = PlainSelector.Of("korea.branch") }],
            Rules = [Small.Allow(Is.Agreement("work"))],
        };
        Assert.Equal(PlainVerdict.Deny, ReferenceEvaluator.Evaluate(policy, Held with { To = "korea" }).Verdict);
        Assert.Equal(PlainVerdict.Allow, ReferenceEvaluator.Evaluate(policy, Held with { To = "korea.branch" }).Verdict);
    }

    [Fact]
    public void Without_a_date_a_period_leaves_it_unknown() =>
        Assert.Equal(Kleene.Unknown, Small.Truth(Held with { On = null }, Is.Agreement("work")));

    [Fact]
    public void The_role_shown_is_the_first_that_holds_for_certain()
    {
        var both = Held with { Agreements = ["work", "joint"] };
        Assert.Equal("joint_controller", Small.Answer(both).Flows[0].Role);
    }

    private static PlainManifest Named(PlainManifest manifest, string agreement, params string[] evidence) =>
        manifest with
        {
            Agreements = [agreement],
            Evidence = new Dictionary<string, IReadOnlyList<string>> { [agreement] = evidence },
        };
}
