using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Consent."</summary>
public sealed class ReferenceConsentsTests
{
    private static readonly PlainManifest Covered = Small.Flow("a.x", "korea.branch", "p.q");
    private static readonly PlainManifest Touched = Small.Flow("a", "korea", "p");

    [Theory]
    [InlineData("all", Kleene.True)]
    [InlineData("none", Kleene.False)]
    [InlineData("ledger", Kleene.Unknown)]
    public void Where_the_scope_covers_it_is_what_the_manifest_says(string holds, Kleene expected) =>
        Assert.Equal(expected, Small.Truth(Small.Consent(Covered, "narrow", holds), Is.Consent("narrow")));

    [Theory]
    [InlineData("all", Kleene.Unknown)]
    [InlineData("none", Kleene.False)]
    [InlineData("ledger", Kleene.Unknown)]
    public void Where_the_scope_only_touches_it_never_holds_for_certain(string holds, Kleene expected) =>
        Assert.Equal(expected, Small.Truth(Small.Consent(Touched, "narrow", holds), Is.Consent("narrow")));

    [Fact]
    public void Where_the_scope_does_not_touch_it_is_false() =>
        Assert.Equal(
            Kleene.False,
            Small.Truth(Small.Consent(Small.Flow("a.y", "korea.branch", "p.q"), "narrow", "all"), Is.Consent("narrow"))
        );

    [Fact]
    public void Derived_data_is_touched_but_not_covered() =>
        Assert.Equal(
            Kleene.Unknown,
            Small.Truth(Small.Consent(Small.Flow("d", "korea.branch", "p.q"), "narrow", "all"), Is.Consent("narrow"))
        );

    [Fact]
    public void Silence_is_unknown() => Assert.Equal(Kleene.Unknown, Small.Truth(Covered, Is.Consent("narrow")));

    [Theory]
    [InlineData("2020-05-31", Kleene.False)]
    [InlineData("2020-06-01", Kleene.True)]
    [InlineData("2020-06-02", Kleene.True)]
    [InlineData("2020-06-03", Kleene.False)]
    public void Outside_its_period_it_holds_for_nobody(string day, Kleene expected)
    {
        var manifest = Small.Consent(Covered with { On = Small.Day(day) }, "narrow", "all", Small.Period("2020-06-01", null, "2020-06-02"));
        Assert.Equal(expected, Small.Truth(manifest, Is.Consent("narrow")));
    }

    [Fact]
    public void Without_a_date_a_period_makes_it_unknown_unless_it_is_none()
    {
        var period = Small.Period("2020-06-01", null, null);
        Assert.Equal(Kleene.Unknown, Small.Truth(Small.Consent(Covered with { On = null }, "narrow", "all", period), Is.Consent("narrow")));
        Assert.Equal(Kleene.False, Small.Truth(Small.Consent(Covered with { On = null }, "narrow", "none", period), Is.Consent("narrow")));
    }

    [Fact]
    public void A_ledger_restricts_where_it_covers_and_leaves_undetermined_where_it_only_touches()
    {
        Assert.Equal(PlainVerdict.Restrict, Small.Verdict(Small.Consent(Covered, "narrow", "ledger"), Small.Allow(Is.Consent("narrow"))));
        Assert.Equal(
            PlainVerdict.Undetermined,
            Small.Verdict(Small.Consent(Touched, "narrow", "ledger"), Small.Allow(Is.Consent("narrow")))
        );
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(Small.Consent(Touched, "narrow", "none"), Small.Allow(Is.Consent("narrow"))));
    }
}
