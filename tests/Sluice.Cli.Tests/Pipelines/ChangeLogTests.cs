using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Pipelines;

/// <summary>A change of the program asks for an entry in the change log, where it can be known that there is a change.</summary>
[Trait("Category", "Slow")]
public sealed class ChangeLogTests : IDisposable
{
    private static readonly Dictionary<string, string> Author = new()
    {
        ["GIT_AUTHOR_NAME"] = "a",
        ["GIT_AUTHOR_EMAIL"] = "a@b",
        ["GIT_COMMITTER_NAME"] = "a",
        ["GIT_COMMITTER_EMAIL"] = "a@b",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
    };

    private readonly TemporaryFolder bench = new();
    private readonly Shell shell;

    public ChangeLogTests()
    {
        shell = new Shell(bench.Folder, withProgram: false);
        bench.Write("here/.ci/changelog", File.ReadAllText(Path.Join(Repository.Root, ".ci", "changelog")));
        bench.Write("here/CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- Something before.\n");
        bench.Write("here/src/program", "1\n");
        bench.Write("here/src/page.md", "1\n");
        Run("cd here && git init -q -b main . && git add -A && git commit -q -m begin");
    }

    [Theory]
    [InlineData("git checkout -q -b mine", true)]
    [InlineData("git checkout -q -b mine && echo 2 > src/program && git commit -q -a -m change", false)]
    [InlineData("git checkout -q -b mine && echo 2 > src/program && git commit -q -a -m change && echo '- More.' >> CHANGELOG.md", true)]
    [InlineData("git checkout -q -b mine && echo 2 > src/program && echo '- More.' >> CHANGELOG.md && git commit -q -a -m change", true)]
    [InlineData("git checkout -q -b mine && echo 2 > src/program && echo >> CHANGELOG.md && git commit -q -a -m change", false)]
    [InlineData("git checkout -q -b mine && echo 2 > src/program && sed -i '/before/d' CHANGELOG.md && git commit -q -a -m change", false)]
    [InlineData("git checkout -q -b mine && git commit -q --allow-empty -m empty && echo 2 > src/program", false)]
    [InlineData("git checkout -q -b mine && echo 2 > src/page.md && git commit -q -a -m change", true)]
    [InlineData("git checkout -q -b mine && echo 2 > src/program && git commit -q -a -m change && git branch -q -D main", true)]
    [InlineData("echo 2 > src/program && git commit -q -a -m change", true)]
    public void An_entry_is_asked_for_where_the_program_differs_from_where_the_branch_left_main(string change, bool passes) =>
        Check($"cd here && {change}", "here", passes);

    [Theory]
    [InlineData("", false)]
    [InlineData("--depth 1", true)]
    public void A_clone_is_asked_as_far_as_it_has_history(string depth, bool passes)
    {
        Run("cd here && git checkout -q -b mine && echo 2 > src/program && git commit -q -a -m change && git checkout -q main");

        Check($"git clone -q {depth} -b mine file://$PWD/here there", "there", passes);
    }

    [Fact]
    public void Without_git_nothing_is_asked() => Check("rm -rf here/.git", "here", passes: true);

    public void Dispose() => bench.Dispose();

    private void Check(string change, string folder, bool passes)
    {
        Run(change);
        var run = shell.Script($"bash {folder}/.ci/changelog", Author);
        Assert.Equal(passes ? 0 : 1, run.Code);
        Assert.Contains(passes ? "Passed!  - Failed: 0, " : "Failed!  - Failed: 1, ", run.Output, StringComparison.Ordinal);
        Assert.Equal(!passes, run.Output.Contains("add a line `- …` below `## [Unreleased]`", StringComparison.Ordinal));
    }

    private void Run(string script)
    {
        var run = shell.Script(script, Author);
        Assert.True(run.Code == 0, $"{script}\n{run.Output}{run.Complaints}");
    }
}
