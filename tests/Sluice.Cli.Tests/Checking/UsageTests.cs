using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>Wrong usage ends with 2, says what is wrong in one diagnostic, and decides nothing.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write("one.yaml", Workbench.Manifest("one", "desk"))
        .Write("dateless.yaml", Workbench.Manifest("dateless", "desk").Replace("on: 2026-01-15\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "SLU5002", "`check`")]
    [InlineData("chekc one.yaml --policies set", "SLU5001", "did you mean `check`?")]
    [InlineData("--verison", "SLU5003", "did you mean `--version`?")]
    [InlineData("check one.yaml --policy set", "SLU5003", "did you mean `--policies`?")]
    [InlineData("check one.yaml --policies set --as_of=2026-01-15", "SLU5003", "did you mean `--as-of`?")]
    [InlineData("verify set --allow", "SLU5003", "`verify` has no option called `--allow`")]
    [InlineData("verify set --allow", "SLU5003", "did you mean `--allow-scripts`?")]
    [InlineData("check one.yaml --policies", "SLU5004", "`--policies`")]
    [InlineData("check one.yaml --policies --format json", "SLU5004", "`--policies`")]
    [InlineData("check one.yaml --policies set --format jsno", "SLU5005", "did you mean `json`?")]
    [InlineData("check one.yaml --policies set --color blue", "SLU5005", "`auto`, `always`, `never`")]
    [InlineData("check one.yaml --policies set --as-of yesterday", "SLU5005", "YYYY-MM-DD")]
    [InlineData("check one.yaml --policies set --as-of 2026-02-30", "SLU5005", "YYYY-MM-DD")]
    [InlineData("check one.yaml --policies set --as-of 2026-1-5", "SLU5005", "YYYY-MM-DD")]
    [InlineData("check one.yaml --policies set --as-of 15.01.2026", "SLU5005", "YYYY-MM-DD")]
    [InlineData("check one.yaml --policies set --policies set", "SLU5006", "`--policies`")]
    [InlineData("check one.yaml", "SLU5007", "`--policies DIR`")]
    [InlineData("check --policies set", "SLU5007", "at least one manifest")]
    [InlineData("explain SLU5001 SLU5002", "SLU5008", "`SLU5002`")]
    [InlineData("check one.yaml --policies set -h", "SLU5046", "`-h`")]
    [InlineData("check one.yaml -? --policies set", "SLU5046", "`-?`")]
    [InlineData("check one.yaml --policies set --help", "SLU5046", "`--help`")]
    [InlineData("check --policies set -h", "SLU5046", "write `--` before a file")]
    [InlineData("--help check one.yaml --policies set", "SLU5046", "`--help`")]
    [InlineData("--version check one.yaml --policies set", "SLU5046", "`--version`")]
    [InlineData("check one.yaml --policies set --version", "SLU5003", "`--version`")]
    [InlineData("fmt --check -h", "SLU5046", "`-h`")]
    [InlineData("test set -h", "SLU5046", "`-h`")]
    [InlineData("verify set --help", "SLU5046", "`--help`")]
    [InlineData("--help nonsense", "SLU5046", "`--help`")]
    [InlineData("check --help -- one.yaml", "SLU5046", "`--help`")]
    [InlineData("check one.yaml --policies set -o=-h -rf.yaml", "SLU5003", "`-rf.yaml`")]
    public void Wrong_usage_is_told(string arguments, string id, string words)
    {
        var run = bench.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains($"error {id}: ", run.Complaints, StringComparison.Ordinal);
        Assert.Contains(words, run.Complaints, StringComparison.Ordinal);
        Assert.Equal(1, run.Complaints.Split("error SLU").Length - 1);
        Assert.Matches("Try `sluice( [a-z]+)? --help`.\n$", run.Complaints);
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("--policies")]
    [InlineData("-rf.yaml")]
    [InlineData("@one.yaml")]
    public void Behind_two_dashes_every_name_is_a_file(string name)
    {
        bench.Write(name, Workbench.Manifest("one", "shop"));

        Assert.Equal(1, bench.Run("check", "--policies", "set", "--", name).Code);
        Assert.Equal(1, bench.Run("check", "--policies", "set", "--", "one.yaml", name).Code);
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("check --help")]
    [InlineData("--color never check -h")]
    [InlineData("check -h --color=never")]
    [InlineData("--color=always --version")]
    public void A_page_alone_is_shown(string arguments)
    {
        var run = bench.Run(arguments.Split(' '));

        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.NotEqual("", run.Output);
    }

    [Theory]
    [InlineData("check nowhere.yaml --policies set", "SLU5010", "`nowhere.yaml`")]
    [InlineData("check one.yaml --policies nowhere", "SLU5010", "`nowhere`")]
    [InlineData("check one.yaml --policies one.yaml", "SLU5014", "`one.yaml`")]
    [InlineData("check one.yaml --policies empty", "SLU5013", "`empty`")]
    [InlineData("check empty --policies set", "SLU5011", "`empty`")]
    public void What_is_not_there_is_told(string arguments, string id, string words)
    {
        Directory.CreateDirectory(Path.Join(bench.Folder, "empty"));
        var run = bench.Run(arguments.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.Contains($"error {id}: ", run.Complaints, StringComparison.Ordinal);
        Assert.Contains(words, run.Complaints, StringComparison.Ordinal);
        Assert.Equal("Nothing is decided: 1 error.\n", run.Output);
    }

    [Fact]
    public void A_day_given_on_the_command_line_decides_what_has_none()
    {
        bench.Write("set/more.sluice", "rule until_summer { deny account from 2026-07-01 }\n");
        var before = Check("--as-of", "2026-06-30");
        Assert.Equal(0, before.Code);
        Assert.Equal("2026-06-30", before.Verdicts[0].GetProperty("date").GetString());

        var after = Check("--as-of", "2026-07-01");
        Assert.Equal(1, after.Code);
        Assert.Equal(["dateless: deny"], after.Decided);

        var unknown = Check();
        Assert.Equal(1, unknown.Code);
        Assert.Equal(["dateless: undetermined"], unknown.Decided);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, unknown.Verdicts[0].GetProperty("date").ValueKind);
        var fact = Assert.Single(unknown.Verdicts[0].GetProperty("flows")[0].GetProperty("unknown").EnumerateArray());
        Assert.Equal("date", fact.GetProperty("fact").GetString());
        Assert.Equal("until_summer", fact.GetProperty("rules")[0].GetString());
    }

    [Fact]
    public void A_day_given_on_the_command_line_never_overrules_a_manifest()
    {
        var run = bench.Run("check", "one.yaml", "--policies", "set", "--format", "json", "--as-of", "2030-01-01");
        Assert.Equal("2026-01-15", run.Verdicts[0].GetProperty("date").GetString());
    }

    [Fact]
    public void An_output_file_is_written_whole_and_nothing_else()
    {
        var run = bench.Run("check", "one.yaml", "--policies", "set", "--format", "json", "--output", "out.json");
        Assert.Equal((0, "", ""), (run.Code, run.Output, run.Complaints));
        Assert.Equal(["one: allow"], new CommandRun(0, bench.Read("out.json"), "").Decided);

        var failed = bench.Run("check", "one.yaml", "--policies", "set", "--output", "nowhere/out.json");
        Assert.Equal(2, failed.Code);
        Assert.Contains("error SLU5015: ", failed.Complaints, StringComparison.Ordinal);
        Assert.Equal(
            ["dateless.yaml", "one.yaml", "out.json"],
            Directory.EnumerateFiles(bench.Folder).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_message_holds_an_absolute_path()
    {
        foreach (var manifest in new[] { Path.Join(bench.Folder, "one.yaml"), Path.Join(bench.Folder, "nowhere.yaml") })
        {
            var run = bench.Run("check", manifest, "--policies", Path.Join(bench.Folder, "set"));
            Assert.DoesNotContain(bench.Folder, run.Output + run.Complaints, StringComparison.Ordinal);
        }
    }

    public void Dispose() => bench.Dispose();

    private CommandRun Check(params string[] options) =>
        bench.Run(["check", "dateless.yaml", "--policies", "set", "--format", "json", .. options]);
}
