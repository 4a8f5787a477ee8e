using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Dates."</summary>
public sealed class ReferenceDaysTests
{
    [Theory]
    [InlineData("2020-01-31", PlainVerdict.Deny)]
    [InlineData("2020-02-01", PlainVerdict.Allow)]
    [InlineData("2020-02-29", PlainVerdict.Allow)]
    [InlineData("2020-03-01", PlainVerdict.Deny)]
    public void From_includes_and_until_excludes(string day, PlainVerdict expected)
    {
        var until = Small.Allow() with { Period = Small.Period("2020-02-01", "2020-03-01", null) };
        var through = Small.Allow() with { Period = Small.Period("2020-02-01", null, "2020-02-29") };
        Assert.Equal(expected, Small.Verdict(Small.Manifest with { On = Small.Day(day) }, until));
        Assert.Equal(expected, Small.Verdict(Small.Manifest with { On = Small.Day(day) }, through));
    }

    [Fact]
    public void Without_a_date_it_is_as_of_or_unknown_never_today()
    {
        var policy = Small.Policy with { Rules = [Small.Allow() with { Period = Small.Period("2020-02-01", null, null) }] };
        var undated = Small.Manifest with { On = null };
        Assert.Equal(PlainVerdict.Undetermined, ReferenceEvaluator.Evaluate(policy, undated).Verdict);
        Assert.Equal(PlainVerdict.Allow, ReferenceEvaluator.Evaluate(policy, undated, Small.Day("2020-02-01")).Verdict);
        Assert.Equal(PlainVerdict.Deny, ReferenceEvaluator.Evaluate(policy, undated, Small.Day("2020-01-31")).Verdict);
        Assert.Null(ReferenceEvaluator.Evaluate(policy, undated).Timeline);
        var empty = Small.Allow() with { Period = Small.Period("2020-02-01", "2019-01-01", null) };
        Assert.Equal(PlainVerdict.Deny, Small.Verdict(undated, empty));
    }

    [Fact]
    public void A_standing_transfer_is_decided_wherever_something_changes()
    {
        var standing = Small.Manifest with { On = null, Period = Small.Period("2019-06-01", null, "2021-06-30") };
        var answer = Small.Answer(standing, Small.Allow(), Small.Deny(Is.Date("=", "2020-05-05")));

        // The agreement's period changes on 2020-01-01 and 2021-01-01 too, but no flow is decided otherwise on these days.
        Assert.Equal(
            ["2019-06-01 2020-05-05 Allow", "2020-05-05 2020-05-06 Deny", "2020-05-06 2021-07-01 Allow"],
            answer.Timeline!.Select(e => $"{e.From:yyyy-MM-dd} {e.Until:yyyy-MM-dd} {e.Verdict}")
        );
        Assert.Equal(PlainVerdict.Deny, answer.Verdict);
        Assert.Equal("no", Assert.Single(answer.Flows[0].Grounds).Rule);
    }

    [Theory]
    [InlineData("<", "2020-05-05")]
    [InlineData(">=", "2020-05-05")]
    [InlineData("<=", "2020-05-06")]
    [InlineData(">", "2020-05-06")]
    public void Comparisons_change_on_the_day_or_the_day_after(string op, string expected)
    {
        var policy = new PlainPolicy { Rules = [Small.Deny(Is.Date(op, "2020-05-05"))] };
        Assert.Equal([Small.Day(expected)], ReferenceDays.Changes(policy, Small.Manifest));
    }

    [Fact]
    public void Stated_consents_change_too_and_an_open_end_stays_open()
    {
        var standing = Small.Consent(
            Small.Manifest with
            {
                On = null,
                Period = Small.Period("2022-01-01", null, null),
            },
            "wide",
            "all",
            Small.Period("2021-01-01", null, "2023-12-31")
        );
        var answer = Small.Answer(standing, Small.Allow(Is.Consent("wide")));
        Assert.Equal(
            [
                new PlainTimelineEntry(Small.Day("2022-01-01"), Small.Day("2024-01-01"), PlainVerdict.Allow),
                new PlainTimelineEntry(Small.Day("2024-01-01"), null, PlainVerdict.Deny),
            ],
            answer.Timeline!
        );
    }
}
