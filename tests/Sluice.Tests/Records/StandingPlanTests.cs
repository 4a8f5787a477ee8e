using Sluice.Core.Model;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>What is written of a transfer that stands, without a day of the run: what is permitted on each of its days.</summary>
public class StandingPlanTests
{
    private const string Policy = """
        category data { id  value }
        purpose work
        partner desk { in SG }
        subject attribute a : boolean
        subject attribute b : boolean
        rule all { allow data to desk for work }
        rule first { deny data to desk for work when a }
        """;

    private const string Manifest = """
        transfer: daily
        to: desk
        purpose: work
        from: 2024-01-01
        datasets:
          people:
            key: key
            subject: { a: a, b: b }
            fields: { id: { category: data.id } }
        """;

    // Neither the verdict nor a ground differs on the two days: both are restricted.
    [Theory]
    [InlineData("rule second { deny data to desk for work when b from 2025-01-01 }", "not a and not b")]
    [InlineData("rule second { deny data to desk for work when b from 2025-01-01 until 2026-01-01 }", "not a and not b")]
    [InlineData("rule second { deny data to desk for work when b and date < 2024-06-01 }", "not a and not b")]
    [InlineData("rule second { deny data to desk for work when b from 2023-01-01 until 2024-01-01 }", "not a")]
    [InlineData("rule second { deny data to desk for work when not a from 2025-01-01 }", "false")]
    public void It_is_asked_of_every_day(string rule, string condition)
    {
        var plan = RecordCase.Of(Policy + rule, Manifest).Plan;

        Assert.Equal(condition, ConditionText.Of(plan.Datasets[0].Columns[0].Condition));
    }

    [Fact]
    public void On_a_day_of_the_run_it_is_asked_of_that_day()
    {
        const string Rule = "rule second { deny data to desk for work when b from 2025-01-01 }";

        Assert.Equal(
            "not a",
            ConditionText.Of(RecordCase.Of(Policy + Rule, Manifest, new DateOnly(2024, 12, 31)).Plan.Datasets[0].RowCondition)
        );
        Assert.Equal(
            "not a and not b",
            ConditionText.Of(RecordCase.Of(Policy + Rule, Manifest, new DateOnly(2025, 1, 1)).Plan.Datasets[0].RowCondition)
        );
    }
}
