using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Authoring;

public sealed class InitTests : IDisposable
{
    private readonly TemporaryFolder bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void What_it_starts_passes_check_test_and_verify()
    {
        var run = bench.Run("init", "first");

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Complaints);
        Assert.Contains("sluice test first", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, bench.Run("verify", "first").Code);
        var tests = bench.Run("test", "first", "--min-coverage", "75");
        Assert.True(tests.Code == 0, tests.Output + tests.Complaints);
        Assert.Contains("3 tests, 1 invariant: all passed.", tests.Output, StringComparison.Ordinal);
        var check = bench.Run("check", "first/transfers", "--policies", "first", "--format", "json");
        Assert.Empty(check.Complaints);
        Assert.Equal(["tickets: allow", "tickets-in-the-clear: deny"], check.Decided);
    }

    [Fact]
    public void It_is_formatted_and_lint_finds_nothing()
    {
        bench.Run("init", "first");

        var format = bench.Run("fmt", "first", "--check");
        Assert.True(format.Code == 0, format.Output + format.Complaints);
        var lint = bench.Run("lint", "first", "--deny-warnings");
        Assert.True(lint.Code == 0, lint.Output + lint.Complaints);
    }

    [Fact]
    public void Every_manifest_says_the_verdict_it_gets()
    {
        bench.Run("init");
        var verdicts = bench.Run("check", "policies/transfers", "--policies", "policies", "--format", "json").Verdicts;
        Assert.Equal(2, verdicts.Length);
        foreach (var verdict in verdicts)
        {
            var file = $"policies/transfers/{verdict.GetProperty("transfer").GetString()!.Replace('-', '_')}.yaml";
            Assert.Contains($"# expect: {verdict.GetProperty("verdict").GetString()}\n", bench.Read(file), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("policies/deep/in/it.sluice", "`policies/deep/in/it.sluice` is there already")]
    [InlineData("policies/transfers/tickets.yaml", "`policies/transfers/tickets.yaml` is there already")]
    [InlineData("policies/verdicts/x.json", "`policies/verdicts` is there already")]
    [InlineData("policies", "`policies` is not a folder")]
    public void Nothing_is_overwritten(string file, string said)
    {
        bench.Write(file, "mine");
        var run = bench.Run("init");

        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Complaints, StringComparison.Ordinal);
        Assert.Equal("mine", bench.Read(file));
        Assert.False(bench.Exists("policies/rules.sluice"));
    }

    [Fact]
    public void A_folder_with_other_things_in_it_is_no_hindrance()
    {
        bench.Write("policies/README.md", "mine");

        Assert.Equal(0, bench.Run("init").Code);
        Assert.Equal("mine", bench.Read("policies/README.md"));
    }

    [Theory]
    [InlineData(null, "*.verdict merge=union\n")]
    [InlineData("*.png binary", "*.png binary\n*.verdict merge=union\n")]
    [InlineData("*.png binary\r\n", "*.png binary\r\n*.verdict merge=union\r\n")]
    [InlineData("*.verdict merge=union\n*.png binary\n", "*.verdict merge=union\n*.png binary\n")]
    public void Git_is_told_to_merge_accepted_verdicts_by_lines(string? before, string after)
    {
        if (before is not null)
        {
            bench.Write("policies/.gitattributes", before);
        }

        Assert.Equal(0, bench.Run("init").Code);
        Assert.Equal(after, bench.Read("policies/.gitattributes"));
    }

    [Fact]
    public void Only_one_folder_is_started()
    {
        var run = bench.Run("init", "a", "b");

        Assert.Equal(2, run.Code);
        Assert.Contains("SLU5008", run.Complaints, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(bench.Folder, "a")));
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_behind()
    {
        // A folder stands where a file has to go: the files before it are taken back.
        var full = Path.Join(bench.Folder, "half");
        Directory.CreateDirectory(full);
        var files = new Sluice.Cli.Authoring.NewFiles(new Sluice.Cli.Hosting.CliContext(new FakeConsole(), bench.Folder, "never"), full);

        Assert.False(files.Write([("one/a.txt", "a"), ("b.txt", "b"), ("b.txt/c.txt", "c")]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(full));
    }
}
