using Sluice.Cli.Tests.Pipelines;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Docs;

/// <summary>The page on reviewing verdicts: each diff it shows is what Git shows after the change, and branches merge as it says.</summary>
[Trait("Category", "Slow")]
public sealed class ReviewPageTests : IDisposable
{
    private static readonly string PagePath = Path.Join(Repository.Root, "policies", "reviewing.md");

    private static readonly IReadOnlyList<FencedBlock> Page = FencedBlock.Read(File.ReadAllLines(PagePath));

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

    public ReviewPageTests()
    {
        shell = new Shell(bench.Folder, withProgram: false);
        foreach (var block in Page.Where(static b => b.File is not null && !b.File.EndsWith(".verdict", StringComparison.Ordinal)))
        {
            bench.Write(block.File!, string.Concat(block.Lines.Select(static l => l + "\n")));
        }

        bench.Write(".gitattributes", "*.verdict merge=union\n");
        Assert.Equal(0, bench.Run("verify", "review", "--update").Code);
        Git("init -q -b main . && git add -A && git commit -q -m begin");
    }

    [Fact]
    public void The_verdict_it_shows_is_the_one_that_is_written() =>
        Assert.Equal(
            Page.Single(static b => b.File == "review/verdicts/panel.verdict").Lines,
            bench.Read("review/verdicts/panel.verdict").TrimEnd('\n').Split('\n')
        );

    [Fact]
    public void Every_diff_is_what_a_change_of_the_policy_brings()
    {
        var diffs = Page.Where(static b => b.Language == "diff").ToList();
        Assert.Equal(3, diffs.Count);
        foreach (var diff in diffs)
        {
            Git("checkout -q .");
            var policy = diff.Lines.TakeWhile(static l => !l.StartsWith("diff --git a/review/verdicts", StringComparison.Ordinal));
            bench.Write("change.diff", string.Concat(policy.Select(static l => l + "\n")));
            Git("apply --unidiff-zero change.diff");
            Assert.Equal(5, bench.Run("verify", "review").Code);
            Assert.Equal(0, bench.Run("verify", "review", "--update").Code);

            var shown = Git("--no-pager diff -U0 --no-color --no-ext-diff")
                .TrimEnd('\n')
                .Split('\n')
                .Where(static l => !l.StartsWith("index ", StringComparison.Ordinal));
            Assert.Equal(diff.Lines, shown);
        }
    }

    [Fact]
    public void What_verify_says_of_the_last_of_them_is_what_stands_there()
    {
        bench.Write(
            "review/policy.sluice",
            bench.Read("review/policy.sluice").Replace("allow account.id  to lab", "allow account  to lab", StringComparison.Ordinal)
        );

        Assert.Equal(bench.Run("verify", "review").Output.TrimEnd('\n').Split('\n'), Page.Last().Lines);
    }

    [Fact]
    public void A_comment_changes_no_line()
    {
        bench.Write("review/policy.sluice", "// What may leave, and why.\n" + bench.Read("review/policy.sluice"));
        bench.Run("verify", "review", "--update");

        Assert.Equal("", Git("diff --stat -- review/verdicts"));
    }

    [Fact]
    public void Branches_that_turn_different_flows_merge_without_a_conflict()
    {
        Change("first", "rule keyed", "rule ids_go_first { oblige delete(within: 10 days)  of account.id  for research }\n\nrule keyed");
        Git("checkout -q main");
        Change("second", "allow account.id  to lab", "allow account  to lab");
        Git("merge -q --no-edit first");

        Assert.Equal("review: 2 manifests, 2 as accepted\n", bench.Run("verify", "review").Output);
    }

    [Fact]
    public void Branches_that_turn_the_same_flow_differently_merge_into_what_differs()
    {
        Change("first", "90 days", "30 days");
        Git("checkout -q main");
        Change("second", "90 days", "60 days");

        // The policy is in conflict; a merge that takes one of the two has what the other accepted beside it.
        Assert.NotEqual(0, shell.Script("git merge -q --no-edit first", Author).Code);
        Git("checkout -q --ours review/policy.sluice");
        var run = bench.Run("verify", "review");
        Assert.Equal(5, run.Code);
        Assert.Contains("- duty delete(within: 30 days)", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, bench.Run("verify", "review", "--update").Code);
        Assert.DoesNotContain("30 days", bench.Read("review/verdicts/panel.verdict"), StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private void Change(string branch, string old, string text)
    {
        Git($"checkout -q -b {branch}");
        bench.Write("review/policy.sluice", bench.Read("review/policy.sluice").Replace(old, text, StringComparison.Ordinal));
        Assert.Equal(0, bench.Run("verify", "review", "--update").Code);
        Git("add -A && git commit -q -m " + branch);
    }

    private string Git(string arguments)
    {
        var run = shell.Script("git " + arguments, Author);
        Assert.True(run.Code == 0, $"git {arguments}\n{run.Output}{run.Complaints}");
        return run.Output;
    }
}
