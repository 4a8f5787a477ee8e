using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Populations."</summary>
public sealed class ReferencePopulationsTests
{
    [Theory]
    [InlineData("users", "users", Kleene.True)]
    [InlineData("users.minors", "users", Kleene.True)]
    [InlineData("users", "users.minors", Kleene.Unknown)]
    [InlineData("users.minors", "users.minors.few", Kleene.Unknown)]
    [InlineData("staff", "users", Kleene.Unknown)]
    public void About_is_true_at_or_below(string stated, string asked, Kleene expected) =>
        Assert.Equal(expected, Small.Truth(Stating(stated), new PlainAbout(asked)));

    [Fact]
    public void The_predicates_down_from_the_stated_one_count()
    {
        // Minors are below users: only age has to be tried.
        Assert.Equal(
            PlainVerdict.Restrict,
            Small.Verdict(Small.Columns(Stating("users"), "age"), Small.Allow(new PlainAbout("users.minors")))
        );

        // Nothing is claimed: users has no predicate, and so stays unknown for everybody.
        Assert.Equal(
            PlainVerdict.Undetermined,
            Small.Verdict(Small.Columns(Small.Manifest, "age"), Small.Allow(new PlainAbout("users.minors")))
        );

        // Without a column the age is what the manifest leaves out.
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(Stating("users"), Small.Allow(new PlainAbout("users.minors"))));
        Assert.Equal(PlainVerdict.Allow, Small.Verdict(Stating("users.minors"), Small.Allow(new PlainAbout("users.minors"))));
    }

    [Fact]
    public void A_population_decides_only_about() =>
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(Stating("users.minors"), Small.Allow(Is.True("encrypted"))));

    [Theory]
    [InlineData("<", 14, PlainVerdict.Allow)]
    [InlineData("<", 16, PlainVerdict.Allow)]
    [InlineData("<", 10, PlainVerdict.Restrict)]
    [InlineData(">=", 14, PlainVerdict.Deny)]
    public void Whoever_is_in_it_satisfies_its_predicate(string op, int age, PlainVerdict expected) =>
        Assert.Equal(expected, Small.Verdict(Small.Columns(Stating("users.minors"), "age"), Small.Allow(Is.Number("age", op, age))));

    [Fact]
    public void The_nearest_statement_counts()
    {
        var nearer = Small.With(Stating("users"), f =>
            f with
            {
                Facts = new PlainFacts("users.minors", null, new Dictionary<string, PlainValue>()),
            }
        );
        Assert.Equal(Kleene.True, Small.Truth(nearer, new PlainAbout("users.minors")));
    }

    private static PlainManifest Stating(string population) =>
        Small.Manifest with
        {
            Facts = PlainFacts.None with { Population = population },
        };
}
