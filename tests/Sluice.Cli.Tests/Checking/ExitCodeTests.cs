using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>Exit codes of <c>check</c>, alone and together, and that the readable manifests are always reported.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private const string Broken = "transfer: broken\nto: nobody\n";

    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write("in/allow.yaml", Workbench.Manifest("allowed", "desk"))
        .Write("in/restrict.yaml", Workbench.Manifest("restricted", "panel"))
        .Write("in/undetermined.yaml", Workbench.Manifest("open", "lab"))
        .Write("in/deny.yaml", Workbench.Manifest("denied", "shop"))
        .Write("in/broken.yaml", Broken);

    [Theory]
    [InlineData("allow", 0)]
    [InlineData("deny", 1)]
    [InlineData("undetermined", 1)]
    [InlineData("broken", 2)]
    [InlineData("restrict", 4)]
    [InlineData("allow allow", 0)]
    [InlineData("allow restrict", 4)]
    [InlineData("restrict deny", 1)]
    [InlineData("restrict undetermined", 1)]
    [InlineData("allow broken", 2)]
    [InlineData("restrict broken", 2)]
    [InlineData("deny broken", 2)]
    [InlineData("restrict deny allow broken undetermined", 2)]
    public void The_gravest_of_several_manifests_goes_first(string names, int code)
    {
        var files = names.Split(' ').Select(static n => $"in/{n}.yaml").ToArray();
        var run = Check(files);
        Assert.Equal(code, run.Code);

        // Every readable one is reported, each once.
        var readable = files.Distinct(StringComparer.Ordinal).Count(static f => f != "in/broken.yaml");
        Assert.Equal(readable, run.Verdicts.Length);
        Assert.Equal(code == 2, run.Complaints.Contains("in/broken.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("allow")]
    [InlineData("deny")]
    [InlineData("restrict broken")]
    public void Errors_in_the_policy_go_before_everything(string names)
    {
        bench.Write("set/more.sluice", "rule no_phone { deny nobody.knows }\n");
        var run = Check([.. names.Split(' ').Select(static n => $"in/{n}.yaml")]);

        Assert.Equal(3, run.Code);
        Assert.Empty(run.Verdicts);
        Assert.Contains("more.sluice:1:22", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_in_the_policy_go_before_a_file_that_is_not_there()
    {
        bench.Write("set/more.sluice", "rule no_phone { deny nobody.knows }\n");
        var run = Check("in/allow.yaml", "in/nowhere.yaml");
        Assert.Equal(3, run.Code);
        Assert.Contains("SLU5010", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_does_not_hide_the_others()
    {
        var run = Check("in/nowhere.yaml", "in/deny.yaml");
        Assert.Equal(2, run.Code);
        Assert.Equal(["denied: deny"], run.Decided);
        Assert.Contains("SLU5010", run.Complaints, StringComparison.Ordinal);
        Assert.Contains("`in/nowhere.yaml`", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_changes_no_exit_code()
    {
        bench.Write("set/more.sluice", "rule never { deny account.email from 2020-01-01 until 2020-01-01 }\n");
        var run = Check("in/allow.yaml");
        Assert.Contains("warning", run.Complaints, StringComparison.Ordinal);
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void A_dash_is_standard_input()
    {
        var run = bench.RunWithInput(
            Workbench.Manifest("piped", "panel"),
            "check",
            "-",
            "in/allow.yaml",
            "--policies",
            "set",
            "--format",
            "json"
        );
        Assert.Equal(4, run.Code);
        Assert.Equal(["piped: restrict", "allowed: allow"], run.Decided);

        var broken = bench.RunWithInput(Broken, "check", "-", "--policies", "set");
        Assert.Equal(2, broken.Code);
        Assert.Contains("<stdin>:2:5", broken.Complaints, StringComparison.Ordinal);

        var empty = bench.RunWithInput("", "check", "-", "--policies", "set");
        Assert.Equal(2, empty.Code);
        Assert.Contains("SLU", empty.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_every_manifest_below_it()
    {
        bench.Write("in/deep/er/more.YML", Workbench.Manifest("deep", "desk")).Write("in/notes.txt", "not a manifest");
        var run = Check("in");
        Assert.Equal(2, run.Code);
        Assert.Equal(["allowed: allow", "deep: allow", "denied: deny", "restricted: restrict", "open: undetermined"], run.Decided);

        bench.Write("nothing/notes.txt", "not a manifest");
        var none = Check("nothing");
        Assert.Equal(2, none.Code);
        Assert.Contains("SLU5011", none.Complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in/*e*.yaml", "denied: deny|restricted: restrict|open: undetermined")]
    [InlineData("in/a?low.yaml", "allowed: allow")]
    [InlineData("**/allow.yaml", "allowed: allow|deep: allow")]
    [InlineData("in/**/allow.yaml", "allowed: allow|deep: allow")]
    [InlineData("in/*/allow.yaml", "deep: allow")]
    public void A_glob_is_every_file_that_fits(string glob, string decided)
    {
        bench.Delete("in/broken.yaml");
        bench.Write("in/deep/allow.yaml", Workbench.Manifest("deep", "desk"));
        Assert.Equal(decided.Split('|'), Check(glob).Decided);
    }

    [Fact]
    public void A_glob_that_finds_nothing_is_a_mistake()
    {
        var run = Check("in/allow.yaml", "in/*.toml");
        Assert.Equal(2, run.Code);
        Assert.Equal(["allowed: allow"], run.Decided);
        Assert.Contains("SLU5011", run.Complaints, StringComparison.Ordinal);
        Assert.Contains("`in/*.toml`", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_named_twice_is_decided_once()
    {
        var run = Check("in/allow.yaml", "in", "./in/allow.yaml", "in/*.yaml");
        Assert.Single(run.Decided, "allowed: allow");
    }

    [Fact]
    public void Every_document_of_a_file_is_a_transfer()
    {
        bench.Write(
            "several.yaml",
            $"{Workbench.Manifest("one", "desk")}---\n{Workbench.Manifest("two", "shop")}---\n{Workbench.Manifest("three", "panel")}"
        );
        var run = Check("several.yaml");
        Assert.Equal(1, run.Code);
        Assert.Equal(["one: allow", "two: deny", "three: restrict"], run.Decided);

        bench.Write("several.yaml", $"{Workbench.Manifest("one", "desk")}---\n{Broken}---\n{Workbench.Manifest("three", "panel")}");
        var broken = Check("several.yaml");
        Assert.Equal(2, broken.Code);
        Assert.Equal(["one: allow", "three: restrict"], broken.Decided);
    }

    [Fact]
    public void Every_line_of_a_jsonl_file_is_a_transfer()
    {
        bench.Write("lines.jsonl", $"{Line("one", "desk")}\n{Line("two", "shop")}\n\n{Line("three", "desk")}\n");
        var run = Check("lines.jsonl");
        Assert.Equal(1, run.Code);
        Assert.Equal(["one: allow", "two: deny", "three: allow"], run.Decided);

        bench.Write("lines.jsonl", $"{Line("one", "desk")}\n{Line("two", "nobody")}\n{Line("three", "desk")}\n");
        var broken = Check("lines.jsonl");
        Assert.Equal(2, broken.Code);
        Assert.Equal(["one: allow", "three: allow"], broken.Decided);
        Assert.Contains("lines.jsonl:2:", broken.Complaints, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private static string Line(string name, string to) =>
        """{"transfer":"NAME","to":"PARTNER","purpose":"support","on":"2026-01-15","datasets":{"d":{"fields":{"phone":{"category":"account.phone"}}}}}"""
            .Replace("NAME", name, StringComparison.Ordinal)
            .Replace("PARTNER", to, StringComparison.Ordinal);

    private CommandRun Check(params string[] manifests) => bench.Run(["check", .. manifests, "--policies", "set", "--format", "json"]);
}
