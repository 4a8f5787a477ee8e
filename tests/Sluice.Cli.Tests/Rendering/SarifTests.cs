using System.Text.Json;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>SARIF 2.1.0: what the standard requires, and what code scanning shows.</summary>
public sealed class SarifTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static TheoryData<string> Sets => [.. ReportBench.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_log_has_the_form_of_the_standard(string set)
    {
        using var log = JsonDocument.Parse(ReportBench.Check(set, "sarif"));
        AssertForm(log.RootElement, Repository.Root);
    }

    [Fact]
    public void A_log_of_mistakes_has_the_form_too()
    {
        using var bench = Workbench
            .WithPolicy()
            .Write("one.yaml", Workbench.Manifest("one", "dusk"))
            .Write("two.yaml", Workbench.Manifest("two", "lab"));
        using var log = JsonDocument.Parse(
            bench.Run("check", "one.yaml", "two.yaml", "nowhere.yaml", "--policies", "set", "--format", "sarif").Output
        );
        var run = AssertForm(log.RootElement, bench.Folder);

        var invocation = Assert.Single(run.GetProperty("invocations").EnumerateArray());
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        var notification = Assert.Single(invocation.GetProperty("toolExecutionNotifications").EnumerateArray());
        Assert.Equal("SLU5010", notification.GetProperty("descriptor").GetProperty("id").GetString());
        Assert.Equal("error", notification.GetProperty("level").GetString());
        Assert.Contains("nowhere.yaml", notification.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);

        var mistake = run.GetProperty("results").EnumerateArray().First();
        Assert.Equal(("one.yaml", 2, 5), Place(mistake.GetProperty("locations")[0]));
        Assert.Contains(run.GetProperty("results").EnumerateArray(), static r =>
            Text(r, "ruleId") == "sluice/default" && Text(r, "level") == "warning"
        );
    }

    [Fact]
    public void Every_ground_of_every_flow_is_a_result_in_the_manifest()
    {
        const string Set = ReportBench.MainExample;
        var verdicts = new CommandRun(0, ReportBench.Check(Set, "json"), "").Verdicts;
        using var log = JsonDocument.Parse(ReportBench.Check(Set, "sarif"));
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToArray();

        var flows = verdicts.SelectMany(static v => v.GetProperty("flows").EnumerateArray()).ToArray();
        var grounds = flows.SelectMany(static f => f.GetProperty("grounds").EnumerateArray()).ToArray();
        var restricted = flows.Count(static f => Text(f, "verdict") == "restrict");
        Assert.True(grounds.Length > 100);
        Assert.Equal(grounds.Length + restricted, results.Length);
        Assert.Equal(restricted, results.Count(static r => Text(r, "ruleId") == "sluice/residual" && Text(r, "level") == "note"));

        foreach (var (ground, result) in grounds.Zip(results.Where(static r => Text(r, "ruleId") != "sluice/residual")))
        {
            var rule = ground.GetProperty("rule").GetString();
            Assert.Equal(rule ?? "sluice/default", Text(result, "ruleId"));
            var manifest = ground.GetProperty("manifest");
            Assert.Equal(
                (Text(manifest, "file"), manifest.GetProperty("line").GetInt32(), manifest.GetProperty("column").GetInt32()),
                Place(result.GetProperty("locations")[0])
            );
            if (rule is null)
            {
                Assert.False(result.TryGetProperty("relatedLocations", out _));
                continue;
            }

            var related = Assert.Single(result.GetProperty("relatedLocations").EnumerateArray());
            Assert.Equal(
                ($"{Set}/{Text(ground, "file")}", ground.GetProperty("line").GetInt32(), ground.GetProperty("column").GetInt32()),
                Place(related)
            );
        }
    }

    [Fact]
    public void A_fingerprint_tells_results_apart_and_survives_moved_lines()
    {
        using var bench = new TemporaryFolder().CopyExample("app_store_scoring");
        const string File = ReportBench.MainExample + "/transfers/app_store_daily.yaml";
        var before = Fingerprints();
        Assert.Equal(before.Length, before.Distinct(StringComparer.Ordinal).Count());
        bench.Write(File, "# A line more.\n" + bench.Read(File));
        Assert.Equal(before, Fingerprints());

        string[] Fingerprints()
        {
            using var log = JsonDocument.Parse(bench.Run("check", File, "--policies", ReportBench.MainExample, "--format", "sarif").Output);
            return
            [
                .. log
                    .RootElement.GetProperty("runs")[0]
                    .GetProperty("results")
                    .EnumerateArray()
                    .Select(static r => r.GetProperty("partialFingerprints").GetProperty("sluice/v1").GetString()!),
            ];
        }
    }

    [Fact]
    public void Paths_are_uris_and_messages_hold_no_links()
    {
        using var bench = ReportBench.Nasty();
        using var log = JsonDocument.Parse(bench.Run("check", "a b|c", "--policies", "set", "--format", "sarif").Output);
        var run = log.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().First();
        Assert.Equal(
            "a%20b%7Cc/%5Bx%5D.yaml",
            Text(result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation"), "uri")
        );
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.Equal("no_phone", Text(rule, "id"));
        Assert.DoesNotContain("<script>", Text(rule.GetProperty("help"), "markdown"), StringComparison.Ordinal);
    }

    private static JsonElement AssertForm(JsonElement log, string root)
    {
        Assert.Equal("2.1.0", Text(log, "version"));
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", Text(log, "$schema"));
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", Text(run, "columnKind"));
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("sluice", Text(driver, "name"));
        Assert.Matches(@"^\d+\.\d+\.\d+$", Text(driver, "version"));

        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        Assert.Equal(rules.Length, rules.Select(static r => Text(r, "id")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, static rule =>
        {
            Assert.NotEmpty(Text(rule, "id"));
            Assert.EndsWith(".", Text(rule.GetProperty("shortDescription"), "text"), StringComparison.Ordinal);
            Assert.NotEmpty(Text(rule.GetProperty("help"), "text"));
            Assert.NotEmpty(Text(rule.GetProperty("help"), "markdown"));
            Assert.Contains(Text(rule.GetProperty("defaultConfiguration"), "level"), Levels);
        });

        Assert.All(run.GetProperty("invocations").EnumerateArray(), static i =>
            Assert.Contains(i.GetProperty("executionSuccessful").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False })
        );
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(Text(result, "ruleId"), Text(rules[result.GetProperty("ruleIndex").GetInt32()], "id"));
            Assert.Contains(Text(result, "level"), Levels);
            Assert.NotEmpty(Text(result.GetProperty("message"), "text"));
            Assert.NotEmpty(result.GetProperty("partialFingerprints").EnumerateObject());
            AssertPlace(Assert.Single(result.GetProperty("locations").EnumerateArray()), root);
            if (result.TryGetProperty("relatedLocations", out var related))
            {
                Assert.All(related.EnumerateArray(), location =>
                {
                    Assert.True(location.GetProperty("id").GetInt32() > 0);
                    Assert.NotEmpty(Text(location.GetProperty("message"), "text"));
                    AssertPlace(location, root);
                });
            }
        }

        return run;
    }

    private static void AssertPlace(JsonElement location, string root)
    {
        var place = location.GetProperty("physicalLocation");
        var uri = Text(place.GetProperty("artifactLocation"), "uri");
        Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _), uri);

        // The place is in a file that is there, and in it.
        var lines = File.ReadAllLines(Path.Join(root, Uri.UnescapeDataString(uri)));
        var region = place.GetProperty("region");
        var (line, column) = (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32());
        var (endLine, endColumn) = (region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
        Assert.InRange(line, 1, lines.Length);
        Assert.InRange(column, 1, lines[line - 1].Length + 1);
        Assert.True(endLine > line || (endLine == line && endColumn >= column));
        Assert.InRange(endLine, line, lines.Length + 1);
    }

    private static (string File, int Line, int Column) Place(JsonElement location)
    {
        var place = location.GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return (
            Text(place.GetProperty("artifactLocation"), "uri"),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32()
        );
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
