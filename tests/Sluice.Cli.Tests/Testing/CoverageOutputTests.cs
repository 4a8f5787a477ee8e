using System.Xml.Linq;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Testing;

/// <summary>Coverage as a number, as Cobertura XML and as a listing.</summary>
public sealed class CoverageOutputTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write(
            "set/tests.sluice",
            """
            test "the desk" { transfer account to desk for support on 2026-01-15 expect allow }
            test "the lab" { transfer account to lab for support on 2026-01-15 with reviewed = true expect allow }
            test "the lab at first" { transfer account to lab for support on 2026-01-15 with reviewed = false expect deny }
            """
        );

    [Theory]
    [InlineData("60", 0, "Coverage: 60 % of 10 outcomes of rules and clauses, 2 of 3 kinds of flows.\n")]
    [InlineData("60.5", 1, "Coverage: 60 % of 10 outcomes of rules and clauses, 2 of 3 kinds of flows; 60.5\n  % are wanted.\n")]
    public void Too_little_is_a_failure(string least, int code, string said)
    {
        var run = bench.Run("test", "set", "--min-coverage", least);

        Assert.Equal((code, ""), (run.Code, run.Complaints));
        Assert.EndsWith("3 tests, 0 invariants: all passed.\n" + said, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Cobertura_has_a_line_for_each_rule_and_clause()
    {
        Assert.Equal(0, bench.Run("test", "set", "--coverage", "coverage.xml").Code);

        var root = XDocument.Parse(bench.Read("coverage.xml")).Root!;
        Assert.Equal(("0.6667", "0.6"), ((string?)root.Attribute("line-rate"), (string?)root.Attribute("branch-rate")));
        Assert.Equal("set/policy.sluice", (string?)Assert.Single(root.Descendants("class")).Attribute("filename"));
        Assert.Equal(
            ["9: 3 100% (2/2)", "10: 0 0% (0/4)", "11: 2 100% (4/4)"],
            root.Descendants("line")
                .Select(static l =>
                    $"{(string?)l.Attribute("number")}: {(string?)l.Attribute("hits")} {(string?)l.Attribute("condition-coverage")}"
                )
        );
    }

    [Fact]
    public void The_listing_marks_the_source()
    {
        Assert.Equal(0, bench.Run("test", "set", "--coverage-listing", "listing.txt").Code);

        var lines = bench.Read("listing.txt").Split('\n');
        Assert.Contains("set/policy.sluice", lines);
        Assert.Contains("  TF  9 | rule help \"Support needs to know whom it helps\" { allow account to desk for support }", lines);
        Assert.Contains("  -- 10 | rule adults { allow account to panel for support when adult }", lines);
        Assert.Contains("  TF 11 | rule reviewed_only { allow account to lab for support when reviewed }", lines);
        Assert.Contains("      1 | category account { phone email }", lines);
        Assert.All(lines, line => Assert.Contains(line, bench.Run("test", "set", "--verbose").Output, StringComparison.Ordinal));
    }

    public void Dispose() => bench.Dispose();
}
