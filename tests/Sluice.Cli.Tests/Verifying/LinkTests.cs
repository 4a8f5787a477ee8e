using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>Accepting verdicts neither writes nor removes what lies behind a link.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write("set/transfers/a.yaml", Workbench.Manifest("a", "desk"))
        .Write("elsewhere/mine.json", "{\"verdicts\":[]}")
        .Write("elsewhere/a.json", "mine")
        .Write("elsewhere/mine.verdict", "sluice-verdict 1\n")
        .Write("elsewhere/a.verdict", "mine");

    [Theory]
    [InlineData("set/verdicts", "../elsewhere")]
    [InlineData("set/verdicts/deep", "../../elsewhere")]
    [InlineData("set/verdicts/other.json", "../../elsewhere/mine.json")]
    [InlineData("set/verdicts/other.verdict", "../../elsewhere/mine.verdict")]
    [InlineData("set/verdicts/a.json", "../../elsewhere/a.json")]
    [InlineData("set/verdicts/a.verdict", "../../elsewhere/a.verdict")]
    public void Nothing_behind_a_link_is_touched(string link, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(bench.Folder, link))!);
        File.CreateSymbolicLink(Path.Join(bench.Folder, link), target);
        bench.Run("verify", "set", "--update");

        Assert.Equal("{\"verdicts\":[]}", bench.Read("elsewhere/mine.json"));
        Assert.Equal("mine", bench.Read("elsewhere/a.json"));
        Assert.Equal("sluice-verdict 1\n", bench.Read("elsewhere/mine.verdict"));
        Assert.Equal("mine", bench.Read("elsewhere/a.verdict"));
        Assert.NotNull(new FileInfo(Path.Join(bench.Folder, link)).LinkTarget);
    }

    [Fact]
    public void Only_verdicts_are_removed()
    {
        bench
            .Write("set/verdicts/gone.json", "{\"verdicts\":[]}")
            .Write("set/verdicts/package.json", "{\"name\":\"x\"}")
            .Write("set/verdicts/other.json", "{\"verdicts\":[{\"name\":\"of somebody else\"}]}")
            .Write("set/verdicts/gone.verdict", "sluice-verdict 1\ntransfer x deny\n")
            .Write("set/verdicts/notes.verdict", "sluice-verdict 1\nremember the milk\n");
        var run = bench.Run("verify", "set", "--update");

        Assert.Equal(5, run.Code);
        foreach (var kept in new[] { "package.json", "other.json", "notes.verdict" })
        {
            Assert.Contains($"SLU5052: `set/verdicts/{kept}`", run.Complaints, StringComparison.Ordinal);
            Assert.True(bench.Exists("set/verdicts/" + kept));
        }

        Assert.False(bench.Exists("set/verdicts/gone.json"));
        Assert.False(bench.Exists("set/verdicts/gone.verdict"));
        Assert.True(bench.Exists("set/verdicts/a.verdict"));
    }

    [Theory]
    [InlineData("init")]
    [InlineData("new rule")]
    [InlineData("new scenario")]
    [InlineData("sample")]
    [InlineData("lint --fix")]
    [InlineData("fmt")]
    public void Nor_does_any_other_command_write_behind_a_link(string command)
    {
        bench.Write("elsewhere/more.sluice", "category inner  { a b }\nrule odd { deny inner except account }\n");
        var before = Everything();
        foreach (var link in new[] { "set/linked", "fresh/transfers", "fresh/verdicts", "set/transfers/made", "made/rows" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(bench.Folder, link))!);
            File.CreateSymbolicLink(Path.Join(bench.Folder, link), Path.Join(bench.Folder, "elsewhere"));
        }

        bench.Write(
            "rows.yaml",
            Workbench.Manifest("rows", "desk").Replace("key: id,", "source: rows/t.csv, key: id,", StringComparison.Ordinal)
        );
        if (command == "new scenario")
        {
            Directory.Delete(Path.Join(bench.Folder, "set/transfers"), recursive: true);
            File.CreateSymbolicLink(Path.Join(bench.Folder, "set/transfers"), Path.Join(bench.Folder, "elsewhere"));
        }

        var run = command switch
        {
            "init" => bench.Run("init", "fresh"),
            "new rule" => bench.Run("new", "rule", "added", "--policies", "set", "--deny", "account", "--file", "linked/more.sluice"),
            "new scenario" => bench.Run(
                "new",
                "scenario",
                "added",
                "--policies",
                "set",
                "--send",
                "account.phone",
                "--to",
                "desk",
                "--for",
                "support"
            ),
            "sample" => bench.Run("sample", "rows.yaml", "--policies", "set", "--out", "made"),
            "lint --fix" => bench.Run("lint", "set", "--fix"),
            _ => bench.Run("fmt", "set"),
        };
        Assert.Equal(before, Everything());
        if (command != "fmt")
        {
            Assert.Equal(2, run.Code);
        }

        string[] Everything() =>
            [
                .. Directory
                    .GetFiles(Path.Join(bench.Folder, "elsewhere"))
                    .Order(StringComparer.Ordinal)
                    .Select(static f => f + File.ReadAllText(f)),
            ];
    }

    public void Dispose() => bench.Dispose();
}
