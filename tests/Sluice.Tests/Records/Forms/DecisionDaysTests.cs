using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records.Forms;

/// <summary>The days on which what is printed holds: neither a column nor the people it is permitted for are others.</summary>
public class DecisionDaysTests
{
    private const string Policy = """
        category data { id  value }
        purpose work
        partner desk { in SG }
        subject attribute a : boolean
        subject attribute b : boolean
        consent yes { kind opt_in  of data  to desk  for work }
        agreement dpa { with desk  role processor  of data for work  from 2023-01-01 through 2026-05-31 }
        rule all { allow data.id to desk for work }
        """;

    [Theory]
    [InlineData("", "on: 2024-03-01", null, "from 2024-03-01 until 2024-03-02")]
    [InlineData("", "on: 9999-12-31", null, "from 9999-12-31")]
    [InlineData("", "", null, "")]
    [InlineData("", "", "2024-03-01", "")]
    [InlineData("", "from: 2024-01-01", null, "from 2024-01-01")]
    [InlineData("", "from: 2024-01-01\nuntil: 2025-01-01", "2024-03-01", "from 2024-01-01 until 2025-01-01")]
    // A deny from a day on, for all and for some.
    [InlineData("rule off { deny any to desk from 2024-05-22 }", "from: 2024-01-01", "2024-03-01", "from 2024-01-01 until 2024-05-22")]
    [InlineData("rule off { deny any to desk from 2024-05-22 }", "", "2024-03-01", "until 2024-05-22")]
    [InlineData("rule off { deny any to desk when a from 2024-05-22 }", "from: 2024-01-01", "2024-05-22", "from 2024-05-22")]
    [InlineData(
        "rule one { deny any to desk when a } rule two { deny any to desk when b from 2024-05-22 }",
        "from: 2024-01-01",
        "2024-03-01",
        "from 2024-01-01 until 2024-05-22"
    )]
    [InlineData("rule off { deny any to desk from 2024-05-22 until 2024-05-23 }", "from: 2024-01-01", "2024-06-01", "from 2024-05-23")]
    [InlineData(
        "rule off { deny any to desk when a and date = 2024-05-22 }",
        "from: 2024-01-01",
        "2024-05-22",
        "from 2024-05-22 until 2024-05-23"
    )]
    // An allow that begins or ends, an agreement, a stated period of a consent.
    [InlineData("rule more { allow data.value to desk for work until 2024-05-22 }", "", "2024-03-01", "until 2024-05-22")]
    [InlineData(
        "rule more { allow data.value to desk for work when agreement dpa }",
        "agreement: dpa\nfrom: 2024-01-01",
        "2024-03-01",
        "from 2024-01-01 until 2026-06-01"
    )]
    [InlineData(
        "rule more { allow data.value to desk for work when consent yes }",
        "from: 2024-01-01\nconsent: { yes: { holds: all, from: 2024-02-01, through: 2024-12-31 } }",
        "2024-03-01",
        "from 2024-02-01 until 2025-01-01"
    )]
    // A flow that is permitted for no person may be forbidden by other rules on other days.
    [InlineData("rule off { deny data.value to desk from 2024-05-22 }", "from: 2024-01-01", "2024-03-01", "from 2024-01-01")]
    public void They_are_found_from_the_decision(string rules, string transfer, string? asOf, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var plan = RecordCase.TryPlan(
            Policy + rules,
            $$"""
            transfer: daily
            to: desk
            purpose: work
            {{transfer}}
            datasets:
              people:
                key: key
                subject: { a: a, b: b }
                fields: { id: { category: data.id }, value: { category: data.value } }
            """,
            asOf is null ? null : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture),
            diagnostics,
            isAskedLater: true
        );

        Assert.Empty(diagnostics.ToSorted());
        Assert.Equal(expected, plan!.Holds!.ToString());
    }

    [Fact]
    public void Whoever_asks_on_the_day_itself_has_none() =>
        Assert.Null(
            RecordCase
                .Of(
                    Policy,
                    """
                    transfer: daily
                    to: desk
                    purpose: work
                    datasets: { people: { fields: { id: { category: data.id } } } }
                    """
                )
                .Plan.Holds
        );
}
