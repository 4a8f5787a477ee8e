using System.Xml.Linq;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Testing;

/// <summary>A broken invariant is shown by a manifest that can be saved and checked.</summary>
public sealed class CounterExampleTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write(
            "set/promises.sluice",
            """
            invariant only_grown_ups { never any unless adult }
            invariant desk_only { never account.email to panel }
            invariant never_shop { never any to shop }
            """
        );

    [Fact]
    public void What_is_saved_is_permitted_by_check()
    {
        var run = bench.Run("test", "set", "--counterexamples", "broken/here");

        Assert.Equal((1, ""), (run.Code, run.Complaints));
        Assert.False(bench.Exists("broken/here/never_shop.yaml"));
        Assert.Contains("the policies permit account to desk for support", run.Output, StringComparison.Ordinal);
        Assert.All(bench.Read("broken/here/only_grown_ups.yaml").TrimEnd('\n').Split('\n'), line =>
            Assert.Contains(line, run.Output, StringComparison.Ordinal)
        );
        Assert.Equal((0, "allow"), Check("only_grown_ups"));
        Assert.Equal((4, "restrict"), Check("desk_only"));

        (int Code, string? Verdict) Check(string name)
        {
            var check = bench.Run("check", $"broken/here/{name}.yaml", "--policies", "set", "--format", "json");
            Assert.DoesNotContain("error", check.Complaints, StringComparison.Ordinal);
            Assert.Equal($"breaks_{name}", Assert.Single(check.Verdicts).GetProperty("transfer").GetString());
            return (check.Code, check.Verdicts[0].GetProperty("flows")[0].GetProperty("verdict").GetString());
        }
    }

    [Fact]
    public void The_folder_stays_away_where_nothing_is_broken()
    {
        Assert.Equal(0, bench.Run("test", "set", "--filter", "never_shop", "--counterexamples", "broken").Code);
        Assert.False(Directory.Exists(Path.Join(bench.Folder, "broken")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_reported()
    {
        var run = bench.Write("file", "").Run("test", "set", "--counterexamples", "file/below");

        Assert.Equal(2, run.Code);
        Assert.Contains("SLU5015", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_has_a_case_for_each_and_the_manifest_in_the_failure()
    {
        var run = bench
            .Write("set/tests.sluice", "test \"a <desk>\" { transfer account to desk for support on 2026-01-15 expect deny }")
            .Run("test", "set", "--format", "junit", "--output", "results.xml");

        Assert.Equal((1, ""), (run.Code, run.Output));
        var root = XDocument.Parse(bench.Read("results.xml")).Root!;
        Assert.Equal(("4", "3"), ((string?)root.Attribute("tests"), (string?)root.Attribute("failures")));
        Assert.Equal(
            ["set/promises.sluice", "set/tests.sluice"],
            root.Elements("testsuite").Select(static s => (string?)s.Attribute("name"))
        );
        var cases = root.Descendants("testcase").ToList();
        Assert.Equal(
            ["invariant only_grown_ups", "invariant desk_only", "invariant never_shop", "a <desk>"],
            cases.Select(static c => (string?)c.Attribute("name"))
        );
        Assert.Contains("transfer: breaks_only_grown_ups", cases[0].Element("failure")!.Value, StringComparison.Ordinal);
        Assert.Null(cases[2].Element("failure"));
        Assert.Equal("expected deny; found allow by help", (string?)cases[3].Element("failure")!.Attribute("message"));
    }

    public void Dispose() => bench.Dispose();
}
