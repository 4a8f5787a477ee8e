using Sluice.Cli.Tests.Checking;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>Accepting verdicts neither writes nor removes what somebody else keeps.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly Workbench bench = Workbench.WithPolicy()
        .Write("set/transfers/a.yaml", Workbench.Manifest("a", "desk"))
        .Write("elsewhere/mine.json", "{\"verdicts\":[]}")
        .Write("elsewhere/a.json", "mine");

    [Theory]
    [InlineData("set/verdicts", "../elsewhere")]
    [InlineData("set/verdicts/deep", "../../elsewhere")]
    [InlineData("set/verdicts/other.json", "../../elsewhere/mine.json")]
    [InlineData("set/verdicts/a.json", "../../elsewhere/a.json")]
    public void Nothing_behind_a_link_is_touched(string link, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(bench.Folder, link))!);
        File.CreateSymbolicLink(Path.Join(bench.Folder, link), target);
        bench.Run("verify", "set", "--update");

        Assert.Equal("{\"verdicts\":[]}", bench.Read("elsewhere/mine.json"));
        Assert.Equal("mine", bench.Read("elsewhere/a.json"));
        Assert.NotNull(new FileInfo(Path.Join(bench.Folder, link)).LinkTarget);
    }

    [Fact]
    public void Only_verdicts_are_removed()
    {
        bench.Write("set/verdicts/gone.json", "{\"verdicts\":[]}").Write("set/verdicts/package.json", "{\"name\":\"x\"}");
        var run = bench.Run("verify", "set", "--update");

        Assert.Equal(5, run.Code);
        Assert.Contains("SLU5052: `verdicts/package.json`", run.Complaints, StringComparison.Ordinal);
        Assert.False(bench.Exists("set/verdicts/gone.json"));
        Assert.True(bench.Exists("set/verdicts/package.json"));
        Assert.True(bench.Exists("set/verdicts/a.json"));
    }

    public void Dispose() => bench.Dispose();
}
