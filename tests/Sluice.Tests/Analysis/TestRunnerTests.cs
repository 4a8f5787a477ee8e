using Sluice.Core.Model;
using Xunit;

namespace Sluice.Tests.Analysis;

/// <summary>Tests are decided as the transfers they describe, and compared with what they expect.</summary>
public class TestRunnerTests
{
    private const string Policy = """
        category account { phone domain 1000  mail }
        purpose support { chat }
        partner desk { in IE }
        partner far { in SG }
        subject attribute age : integer
        attribute reviewed : boolean
        population users
        population users.adults = age >= 18
        consent share { kind opt_in  of account  to any  for any }
        agreement deal { with far  role processor  of account  for support  evidence signed, audited }
        form plain < hidden
        technique hash { yields plain when enumerable  yields hidden }
        rule help { allow account to desk, far for support }
        rule hide { require form = hidden of account.phone }
        rule adults { deny account.mail unless age >= 18 }
        rule abroad { deny any to far unless agreement deal }
        rule stop { deny any from 2024-05-22 }
        rule tell { oblige note of account }
        duty note

        """;

    [Theory]
    [InlineData("transfer account.phone to desk for support on 2024-01-01 expect deny by hide", null)]
    [InlineData("transfer account.phone to desk for support on 2024-01-01 expect deny by only hide", null)]
    [InlineData("transfer account.phone to desk for support on 2024-01-01 with technique hash expect deny by only hide", null)]
    [InlineData("transfer account to desk for support on 2024-01-01 with age = 20, technique hash expect deny by only hide", null)]
    [InlineData("transfer account.mail to desk for support on 2024-01-01 with age = 20 expect allow by help", null)]
    [InlineData("transfer account.mail to desk for support on 2024-01-01 with age = 17 expect deny by only adults", null)]
    [InlineData("transfer account.mail to desk for support on 2024-01-01 expect undetermined", null)]
    [InlineData(
        "transfer account.mail to far for support on 2024-01-01 with age = 20, agreement deal, evidence signed, evidence audited expect allow",
        null
    )]
    [InlineData(
        "transfer account.mail to far for support on 2024-01-01 with age = 20, agreement deal, evidence signed expect deny by only abroad",
        null
    )]
    [InlineData("transfer account.mail to desk, far for support on 2024-01-01 with age = 20 expect deny by abroad", null)]
    [InlineData("transfer account.mail to desk for support from 2024-01-01 until 2024-06-01 with age = 20 expect deny by only stop", null)]
    [InlineData("transfer account.mail to desk for support from 2024-01-01 until 2024-05-22 with age = 20 expect allow", null)]
    [InlineData("transfer account.mail to desk for support with age = 20 expect undetermined", null)]
    [InlineData("transfer account.mail to desk for support on 2024-01-01 expect undetermined by only adults", null)]
    [InlineData("transfer account.mail to desk for support with age = 20 expect undetermined by stop", null)]
    [InlineData(
        "transfer account.mail to desk for support on 2024-01-01 expect undetermined by stop",
        "undetermined; missing stop; surplus "
    )]
    [InlineData("transfer account.mail to desk for support expect undetermined by only adults", "undetermined; missing ; surplus stop")]
    [InlineData("transfer account.mail to desk for support on 2024-01-01 with age = 20 expect deny", "allow; missing ; surplus ")]
    [InlineData(
        "transfer account.mail to desk for support on 2024-01-01 with age = 17 expect deny by hide, adults",
        "deny; missing hide; surplus "
    )]
    [InlineData(
        "transfer account.mail to far for support on 2024-01-01 with age = 17 expect deny by only abroad",
        "deny; missing ; surplus adults"
    )]
    public void A_test_passes_or_says_why_not(string body, string? failure)
    {
        var outcome = Assert.Single(Compiled.Tests($"{Policy}test \"t\" {{ {body} }}"));

        Assert.Equal(failure is null, outcome.Passed);
        Assert.Equal(
            failure is null ? [] : [failure],
            outcome.Failed.Select(f =>
                $"{Verdicts.NameOf(outcome.Verdict.Verdict)}; missing {string.Join(", ", f.Missing)}; surplus {string.Join(", ", f.Surplus.Select(static r => r?.Name ?? "default"))}"
            )
        );
    }

    [Fact]
    public void Nothing_permits_it_is_a_ground_that_by_only_does_not_pass_over()
    {
        var outcome = Assert.Single(
            Compiled.Tests(
                Policy
                    + "rule more { deny any for support.chat }\ncategory other\ntest \"t\" { transfer other to desk for support.chat on 2024-01-01 expect deny by only more }"
            )
        );

        Assert.Equal([null], Assert.Single(outcome.Failed).Surplus.Select(static r => r?.Name));
    }

    [Fact]
    public void Every_expectation_of_a_test_counts()
    {
        var outcome = Assert.Single(
            Compiled.Tests(
                Policy
                    + "test \"t\" { transfer account.mail to desk for support on 2024-01-01 with age = 17 expect deny by adults expect deny by stop }"
            )
        );

        Assert.Equal("stop", Assert.Single(Assert.Single(outcome.Failed).Missing));
    }

    [Fact]
    public void A_row_says_what_differs_and_keeps_the_rest()
    {
        var outcomes = Compiled.Tests(
            Policy
                + """
                test "mail" {
                  transfer account.mail to desk for support on 2024-01-01 with age = 20
                  expect allow
                  cases {
                    "as it is"
                    "a child"         with age = 12  expect deny by only adults
                    "another field"   transfer account.phone  with technique hash  expect deny by only hide
                    "abroad"          to far  expect deny by only abroad
                    "with a deal"     to far  with agreement deal, evidence signed, evidence audited  expect allow by help
                    "later"           on 2024-06-01  expect deny by stop
                    "standing"        from 2024-01-01  expect deny by stop
                    "wrong"           to far
                  }
                }
                """
        );

        Assert.Equal(
            ["as it is", "a child", "another field", "abroad", "with a deal", "later", "standing", "wrong"],
            outcomes.Select(static o => o.Test.Case)
        );
        Assert.Equal(["mail: wrong"], outcomes.Where(static o => !o.Passed).Select(static o => o.Test.Name));
        Assert.Equal(
            Enumerable.Range(outcomes[0].Test.Location.Start.Line, outcomes.Count),
            outcomes.Select(static o => o.Test.Location.Start.Line)
        );
    }

    [Theory]
    [InlineData("test \"t\" { transfer account to desk for support expect deny cases { } }", "SLU2032 20: this test checks nothing")]
    [InlineData(
        "test \"t\" { transfer account to desk for support cases { \"one\" on 2024-01-01 } }",
        "SLU2008 20: this case does not say `expect`"
    )]
    [InlineData("test \"t\" { to desk for support cases { \"one\" expect deny } }", "SLU2008 20: this case does not say `transfer`")]
    [InlineData("test \"t\" { transfer account to desk for support }", "SLU2008 20: this test does not say `expect`")]
    [InlineData(
        "test \"t\" { transfer account to desk for support until 2024-01-01 expect deny }",
        "SLU2008 20: this test does not say `from`"
    )]
    [InlineData("test \"t\" { transfer account to desk for support expect deny by nobody }", "SLU2003 20: no rule is called `nobody`")]
    [InlineData(
        "test \"t\" { transfer account to desk for support cases { \"one\" expect deny by nobody } }",
        "SLU2003 20: no rule is called `nobody`"
    )]
    [InlineData(
        "test \"t\" { transfer account to desk for support expect deny by help }",
        "SLU2033 20: rule `help` has the effect `allow` and can never be a reason for `deny`"
    )]
    [InlineData(
        "test \"t\" { transfer account to desk for support expect allow by stop }",
        "SLU2033 20: rule `stop` has the effect `deny` and can never be a reason for `allow`"
    )]
    [InlineData(
        "test \"t\" { transfer account to desk for support expect restrict by tell }",
        "SLU2033 20: rule `tell` has the effect `oblige` and can never be a reason for `restrict`"
    )]
    [InlineData(
        "test \"t\" { transfer account to desk for support cases { \"one\" expect deny \"one\" expect allow } }",
        "SLU2001 20: `one` is already the name of a case"
    )]
    public void A_test_that_cannot_check_anything_is_an_error(string test, string problem) =>
        Assert.Equal([problem], Compiled.Problems(Policy + test));

    [Fact]
    public void Cases_is_a_name_where_a_name_is_meant() =>
        Assert.Equal(
            [],
            Compiled.Problems(
                "category cases { cases }\npartner cases { in IE }\npurpose cases\nrule cases { deny cases.cases to cases for cases }\ntest \"t\" { transfer cases to cases for cases expect deny by cases }"
            )
        );

    [Theory]
    [InlineData("cases { expect deny }", "the name of a case in double quotes")]
    [InlineData("cases { \"one\" expect deny two }", "a clause of this case or the name of the next one in double quotes")]
    [InlineData("cases { \"one\" cases { } }", "a clause of this case or the name of the next one in double quotes")]
    public void A_mistake_in_a_table_is_said_in_its_words(string table, string expected) =>
        Assert.Contains(Compiled.Problems($"{Policy}test \"t\" {{ transfer account to desk for support {table} }}"), p =>
            p.Contains(expected, StringComparison.Ordinal)
        );
}
