using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Durations."</summary>
public sealed class ReferenceDurationsTests
{
    [Theory]
    [InlineData(12, "months", "=", 1, "years", Kleene.True)]
    [InlineData(2, "weeks", "=", 14, "days", Kleene.True)]
    [InlineData(23, "hours", "<", 1, "days", Kleene.True)]
    [InlineData(1, "months", "<=", 31, "days", Kleene.True)]
    [InlineData(1, "months", "<", 28, "days", Kleene.False)]
    [InlineData(1, "months", "<=", 30, "days", Kleene.Unknown)]
    [InlineData(1, "months", "=", 30, "days", Kleene.Unknown)]
    [InlineData(1, "months", "=", 32, "days", Kleene.False)]
    [InlineData(5, "years", "<=", 90, "days", Kleene.False)]
    [InlineData(1, "years", ">=", 365, "days", Kleene.True)]
    [InlineData(1, "years", ">", 365, "days", Kleene.Unknown)]
    [InlineData(12, "months", ">=", 365, "days", Kleene.Unknown)]
    [InlineData(90, "days", "<", 3, "months", Kleene.Unknown)]
    [InlineData(83, "days", "<", 3, "months", Kleene.True)]
    public void Months_and_years_have_no_exact_length(int count, string unit, string op, int other, string otherUnit, Kleene expected)
    {
        var manifest = Small.Manifest with { Facts = PlainFacts.None with { Retention = new PlainDuration(count, unit) } };
        Assert.Equal(expected, Small.Truth(manifest, Is.Retention(op, other, otherUnit)));
    }

    [Fact]
    public void The_exact_length_is_an_unknown_fact_with_one_value()
    {
        var month = Small.Manifest with { Facts = PlainFacts.None with { Retention = new PlainDuration(1, "months") } };
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(month, Small.Allow(Is.Retention("<=", 30, "days"))));
        var both = Is.And(Is.Retention("<", 29, "days"), Is.Retention(">", 30, "days"));
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(month, Small.Allow(both)));
    }
}
