using System.Text.Json;
using System.Xml.Linq;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>How <c>sluice verify</c> reports which verdicts changed, in each of its formats.</summary>
public sealed class VerifyFormatTests : IDisposable
{
    private const string Set = "policies/app_store_scoring";

    private const string Total = "2 restrict to deny, 1 allow to deny, 8 as before (3 of them differently)";

    private readonly TemporaryFolder bench = new TemporaryFolder().CopyExample("app_store_scoring");

    [Fact]
    public void A_changed_bound_of_the_main_example_fits_a_screen()
    {
        TightenBound();
        var run = bench.Run("verify", Set);
        var lines = run.Output.TrimEnd('\n').Split('\n');

        Assert.Equal(5, run.Code);
        Assert.Equal(Total, lines[0]);
        Assert.True(lines.Length <= 40, run.Output);
        Assert.All(lines, static l => Assert.True(l.Length <= 80, l));
        Assert.Equal(
            ["  restrict → deny", "  allow → deny", "  still deny, but differently"],
            lines.Where(static l => l.Length > 2 && l[..2] == "  " && l[2] != ' ' && !l.Contains("SLU", StringComparison.Ordinal))
        );
        Assert.Equal(3, lines.Count(static l => l == $"    + ground keep_briefly  {Set}/rules.sluice:82:1"));
        Assert.DoesNotContain("would turn it", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_turn_it_is_told_when_asked_for()
    {
        TightenBound();

        Assert.Contains("      would turn it to ", bench.Run("verify", Set, "--verbose").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lets_out_more_stands_first()
    {
        bench.Run("verify", Set, "--update");
        TightenBound();
        Replace(
            "rules.sluice",
            "  deny     any except credit.order, credit.payment",
            "  deny     any except credit.order, credit.payment, account"
        );
        Replace("rules.sluice", "  allow    credit.order, credit.payment", "  allow    credit.order, credit.payment, account");
        var run = bench.Run("verify", Set);

        var headings = run
            .Output.Split('\n')
            .Where(static l => l.StartsWith("  ", StringComparison.Ordinal) && l.Contains(" → ", StringComparison.Ordinal) && l[2] != ' ')
            .ToList();
        Assert.StartsWith("  deny → ", headings[0], StringComparison.Ordinal);
        Assert.EndsWith(" → deny", headings[^1], StringComparison.Ordinal);
        Assert.Contains("+ permitted by settle_abroad", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_total_and_every_flow()
    {
        TightenBound();
        using var document = JsonDocument.Parse(bench.Run("verify", Set, "--format", "json").Output);
        var root = document.RootElement;

        Assert.Equal(
            ["restrict deny 2", "allow deny 1"],
            root.GetProperty("total")
                .GetProperty("turned")
                .EnumerateArray()
                .Select(static t => $"{t.GetProperty("from")} {t.GetProperty("to")} {t.GetProperty("transfers")}")
        );
        Assert.Equal(8, root.GetProperty("total").GetProperty("as_before").GetInt32());
        var outcomes = root.GetProperty("folders")[0].GetProperty("outcomes").EnumerateArray().ToList();
        Assert.Equal(6, outcomes.Count);
        Assert.All(
            outcomes
                .SelectMany(static o => o.GetProperty("transfers").EnumerateArray())
                .SelectMany(static t => t.GetProperty("flows").EnumerateArray()),
            static flow =>
                Assert.Contains("ground keep_briefly", flow.GetProperty("came").EnumerateArray().Select(static c => c.GetString()))
        );
        Assert.Empty(root.GetProperty("diagnostics").EnumerateArray());
    }

    [Fact]
    public void JUnit_counts_its_cases()
    {
        TightenBound();
        var suite = XDocument.Parse(bench.Run("verify", Set, "--format", "junit").Output).Root!.Elements().Single();

        Assert.Equal("6", suite.Attribute("failures")!.Value);
        Assert.Equal(int.Parse(suite.Attribute("tests")!.Value, null), suite.Elements("testcase").Count());
        Assert.Equal(6, suite.Descendants("failure").Count());
        Assert.All(suite.Descendants("failure"), static f => Assert.Contains("+ ground keep_briefly", f.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Sarif_stands_at_the_transfers()
    {
        TightenBound();
        using var document = JsonDocument.Parse(bench.Run("verify", Set, "--format", "sarif").Output);
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(6, results.Count);
        Assert.All(results, static r =>
        {
            Assert.Equal("SLU5021", r.GetProperty("ruleId").GetString());
            var uri = r.GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString()!;
            Assert.StartsWith($"{Set}/transfers/", uri, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Markdown_begins_with_the_total_and_goes_to_a_file()
    {
        TightenBound();
        var run = bench.Run("verify", Set, "--format", "markdown", "--output", "comment.md");

        Assert.Equal((5, ""), (run.Code, run.Output));
        Assert.StartsWith($"## Sluice: {Total}\n", bench.Read("comment.md"), StringComparison.Ordinal);
        Assert.Contains(
            "\n**restrict → deny**\n\n- `+ ground keep_briefly  policies/app_store_scoring/rules.sluice:82:1`\n  - app-store-consented: customers: payments → alipay, apple\n",
            bench.Read("comment.md"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("text", "policies/app_store_scoring: 11 manifests, 11 as accepted\n")]
    [InlineData("markdown", "## Sluice: 11 as before\n")]
    [InlineData("json", "\"as_accepted\": 11")]
    [InlineData("junit", "failures=\"0\"")]
    [InlineData("sarif", "\"results\": []")]
    public void Where_nothing_turned_each_says_so(string format, string said)
    {
        var run = bench.Run("verify", Set, "--format", format);

        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules.sluice")]
    [InlineData("transfers/app_store_daily.yaml")]
    [InlineData("verdicts/app_store_daily.verdict")]
    public void It_is_written_over_nothing_that_is_read(string file)
    {
        var before = bench.Read($"{Set}/{file}");
        var run = bench.Run("verify", Set, "--output", $"{Set}/{file}");

        Assert.Equal(2, run.Code);
        Assert.Equal(before, bench.Read($"{Set}/{file}"));
    }

    [Fact]
    public void Another_format_is_a_mistake()
    {
        var run = bench.Run("verify", Set, "--format", "html");

        Assert.Equal(2, run.Code);
        Assert.Contains("`html`", run.Complaints, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private void TightenBound() => Replace("rules.sluice", "retention <= 90 days", "retention <= 10 days");

    private void Replace(string file, string old, string text)
    {
        var before = bench.Read($"{Set}/{file}");
        Assert.Contains(old, before, StringComparison.Ordinal);
        bench.Write($"{Set}/{file}", before.Replace(old, text, StringComparison.Ordinal));
    }
}
