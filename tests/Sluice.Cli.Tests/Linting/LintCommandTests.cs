using System.Text.Json;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Linting;

/// <summary><c>sluice lint</c>, and its findings in <c>sluice check</c>.</summary>
public sealed class LintCommandTests : IDisposable
{
    private const string Spare = "category spare\nrule odd { deny account except spare }\n";

    private readonly TemporaryFolder bench = Workbench.WithPolicy();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Nothing_found_is_said_and_ends_well() => Assert.Equal((0, "set: no findings\n", ""), Plain(bench.Run("lint", "set")));

    [Fact]
    public void A_finding_is_shown_with_its_place_and_fix()
    {
        var run = bench
            .Write(
                "set/more.sluice",
                "category spare\nrule odd { deny account.phone when reviewed }\n"
                    + "rule even { allow account.phone to desk for support }\n"
            )
            .Run("lint", "set");

        Assert.Equal((1, ""), (run.Code, run.Complaints));
        Assert.Equal(
            """
            set/more.sluice:1:10: warning SLU6010: no rule, consent, agreement or test speaks of category `spare`
              1 | category spare
                |          ^^^^^

            set/more.sluice:3:1: warning SLU6003: without allow `even` every transfer would be decided the same: what it permits `help` permits as well
              3 | rule even { allow account.phone to desk for support }
                | ^^^^
              hint: for example `account.phone` to `desk` for `support`
              see set/policy.sluice:9:1: rule `help`
              fix: Remove rule `even`

            set: 2 findings

            """,
            run.Output
        );
    }

    [Fact]
    public void Safe_fixes_are_written()
    {
        bench.Write("set/more.sluice", "category inner { a b }\nrule odd { deny inner except account }\n");

        var run = bench.Run("lint", "set", "--fix");
        Assert.Equal((0, "set: no findings; 1 put right\n", ""), Plain(run));
        Assert.Equal("category inner { a b }\nrule odd { deny inner }\n", bench.Read("set/more.sluice"));
        Assert.Equal((0, "set: no findings\n", ""), Plain(bench.Run("lint", "set", "--fix")));
    }

    [Fact]
    public void Rules_are_chosen_by_name()
    {
        bench.Write("set/more.sluice", Spare);

        Assert.Equal(["SLU6004"], Ids(bench.Run("lint", "set", "--only", "except_takes_nothing", "--format", "json")));
        Assert.Equal(
            ["SLU6004", "SLU6017", "SLU6017", "SLU6017", "SLU6017"],
            Ids(bench.Run("lint", "set", "--only", "SLU6004,missing-cite", "--format", "json")).Order(StringComparer.Ordinal)
        );
        Assert.Contains("SLU6017", Ids(bench.Run("lint", "set", "--enable", "missing-cite", "--format", "json")));
        var run = bench.Run("lint", "set", "--only", "unused_categry");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("did you mean `unused-category`?", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_places_fixes_and_manifests()
    {
        bench.Write(
            "set/more.sluice",
            "agreement g { with desk role processor of any for any }\nrule r { deny account to desk when agreement g }\n"
        );
        var finding = JsonDocument
            .Parse(bench.Run("lint", "set", "--format", "json").Output)
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .Single(static f => f.GetProperty("id").GetString() == "SLU6020");

        Assert.Equal("escapable-rule", finding.GetProperty("rule").GetString());
        Assert.Equal(
            ("set/more.sluice", 2, 1),
            (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32())
        );
        Assert.Equal(JsonValueKind.Null, finding.GetProperty("fix").ValueKind);
        bench.Write("escapes.yaml", finding.GetProperty("manifest").GetString()!);
        Assert.Equal(0, bench.Run("check", "escapes.yaml", "--policies", "set").Code);
    }

    [Fact]
    public void Sarif_names_the_rules_and_the_files_from_where_the_user_is()
    {
        bench.Write("set/more.sluice", "category spare\n");
        var sarif = JsonDocument.Parse(bench.Run("lint", "set", "--format", "sarif").Output).RootElement.GetProperty("runs")[0];
        var result = Assert.Single(sarif.GetProperty("results").EnumerateArray());
        var rule = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];

        Assert.Equal("SLU6010", result.GetProperty("ruleId").GetString());
        Assert.Equal("SLU6010", rule.GetProperty("id").GetString());
        Assert.StartsWith(
            "A category that nothing speaks of.",
            rule.GetProperty("help").GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "set/more.sluice",
            result
                .GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString()
        );
    }

    [Fact]
    public void Errors_of_policies_and_of_usage_have_their_codes()
    {
        Assert.Equal(3, bench.Write("bad/policy.sluice", "rule r { deny nothing_known }").Run("lint", "bad").Code);
        Assert.Equal(2, bench.Run("lint", "nowhere").Code);
        Assert.Equal(2, bench.Run("lint", "set", "--as-of", "tomorrow").Code);
        Assert.Equal(2, bench.Run("lint", "policies.slc").Code);
        Assert.Equal(3, bench.Write("set/more.sluice", Spare).Run("lint", "set", "--deny-warnings").Code);
    }

    [Fact]
    public void Check_gives_findings_as_warnings_and_the_same_verdicts()
    {
        bench.Write("one.yaml", Workbench.Manifest("one", "desk"));
        var before = bench.Run("check", "one.yaml", "--policies", "set", "--format", "sarif");
        Assert.Equal((0, ""), (before.Code, before.Complaints));
        Assert.Equal(0, bench.Run("check", "one.yaml", "--policies", "set", "--deny-warnings").Code);

        bench.Write("set/more.sluice", "category spare\n");
        foreach (var format in ProductLists.Formats.Where(static f => f != "sarif"))
        {
            var run = bench.Run("check", "one.yaml", "--policies", "set", "--format", format);
            Assert.Equal(0, run.Code);
            Assert.Contains("more.sluice:1:10: warning SLU6010", run.Complaints, StringComparison.Ordinal);
            Assert.DoesNotContain("SLU6010", run.Output, StringComparison.Ordinal);
            var denied = bench.Run("check", "one.yaml", "--policies", "set", "--format", format, "--deny-warnings");
            Assert.Equal((3, run.Output), (denied.Code, denied.Output));
        }
    }

    [Fact]
    public void Check_on_a_compiled_file_has_no_findings()
    {
        bench.Write("one.yaml", Workbench.Manifest("one", "desk")).Write("set/more.sluice", "category spare\n");
        Assert.Equal(0, bench.Run("compile", "set", "--output", "set.slc").Code);

        Assert.Equal("", bench.Run("check", "one.yaml", "--policies", "set.slc", "--deny-warnings").Complaints);
    }

    [Fact]
    public void Explain_knows_the_rules()
    {
        var run = bench.Run("explain", "unused_category");

        Assert.Equal(0, run.Code);
        Assert.Equal(run.Output, bench.Run("explain", "SLU6010").Output);
        Assert.Contains("category shoe_size", run.Output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Complaints) Plain(CommandRun run) => (run.Code, run.Output, run.Complaints);

    private static IEnumerable<string?> Ids(CommandRun run) =>
        JsonDocument
            .Parse(run.Output)
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .Select(static f => f.GetProperty("id").GetString());
}
