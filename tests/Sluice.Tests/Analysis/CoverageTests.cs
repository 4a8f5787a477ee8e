using Sluice.Core.Analysis;
using Xunit;

namespace Sluice.Tests.Analysis;

/// <summary>What tests have decided of the rules and their clauses.</summary>
public class CoverageTests
{
    private const string Policy = """
        category account { phone  mail }
        purpose support
        partner desk { in IE }
        partner far { in SG }
        subject attribute adult : boolean
        attribute reviewed : boolean
        consent share { kind opt_in  of account  to any  for any }
        rule help { allow account to desk for support when reviewed }
        rule abroad { deny any to far }
        rule grown { deny account unless consent share from 2024-01-01 but not { of account.phone when reviewed } }

        """;

    [Fact]
    public void Without_tests_nothing_is_covered()
    {
        var coverage = Compiled.Coverage(Policy);

        Assert.Equal((0, 14), (coverage.Covered, coverage.Total));
        Assert.Equal((0, 2), (coverage.FlowsCovered, coverage.Flows));
        Assert.Equal(0, coverage.Percent);
    }

    [Theory]
    [InlineData(
        "transfer account.phone to desk for support on 2024-06-01 with reviewed = true expect allow",
        "abroad F, grown F, grown from T, grown but not T, help T, help when T"
    )]
    [InlineData(
        "transfer account.mail to desk for support on 2023-06-01 with reviewed = false, consent share none expect deny",
        "abroad F, grown F, grown unless F, grown from F, grown but not F, help F, help when F"
    )]
    [InlineData(
        "transfer account.mail to far for support on 2024-06-01 with consent share none expect deny",
        "abroad T, grown T, grown unless F, grown from T, grown but not F"
    )]
    // What differs from person to person is seen both ways, an unknown fact neither way.
    [InlineData(
        "transfer account.mail to desk for support on 2024-06-01 with consent share ledger expect undetermined",
        "abroad F, grown TF, grown unless TF, grown from T, grown but not F"
    )]
    public void Each_rule_and_clause_is_seen_true_or_false(string test, string seen)
    {
        var coverage = Compiled.Coverage($"{Policy}test \"t\" {{ {test} }}");

        Assert.Equal(seen, string.Join(", ", coverage.Items.Where(static i => i.Outcomes > 0).Select(Said)));
        Assert.Equal(1, coverage.FlowsCovered);
    }

    [Fact]
    public void A_standing_transfer_is_seen_on_each_of_its_days()
    {
        var coverage = Compiled.Coverage(Policy + "test \"t\" { transfer account.mail to desk for support from 2023-06-01 expect deny }");

        Assert.Contains("grown from TF", coverage.Items.Select(Said));
    }

    [Fact]
    public void A_policy_set_without_rules_is_covered() => Assert.Equal(100, Compiled.Coverage("category a").Percent);

    private static string Said(CoverageItem item) =>
        $"{item.Rule.Name} {item.Clause}".TrimEnd(' ') + $" {(item.True > 0 ? "T" : "")}{(item.False > 0 ? "F" : "")}";
}
