using System.Text.RegularExpressions;
using Sluice.Cli.Commands;
using Sluice.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Sluice.Cli.Tests.Pipelines;

/// <summary>The hooks, run on a repository the way pre-commit runs them: the entry, its arguments, and the staged files that fit.</summary>
[Trait("Category", "Slow")]
public sealed class HookTests : IDisposable
{
    private static readonly YamlNode[] Hooks = [.. (YamlSequenceNode)YamlFile.Read(".pre-commit-hooks.yaml")];

    private readonly TemporaryFolder bench = new();
    private readonly Shell shell;

    public HookTests()
    {
        bench.Run("init");
        shell = new Shell(bench.Folder);
        bench.Write(".gitignore", ".programs\n");
        Git("init", "-q");
        Git("add", ".");
        Git("-c", "user.name=tester", "-c", "user.email=tester@example.com", "commit", "-q", "-m", "start");
    }

    public void Dispose() => bench.Dispose();

    public static TheoryData<string> Ids => [.. Hooks.Select(static h => h.Text("id"))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_hook_names_a_command_there_is(string id)
    {
        var hook = Hooks.Single(h => h.Text("id") == id);
        var entry = hook.Text("entry").Split(' ');

        Assert.Equal("sluice", entry[0]);
        Assert.Contains(entry[1], CommandList.Create().Select(static c => c.Name));
        Assert.Equal("sluice-" + entry[1], id);
        Assert.Equal("system", hook.Text("language"));
        Assert.NotEmpty(hook.Text("description"));
        Assert.NotEmpty(hook.Text("files"));
    }

    [Fact]
    public void A_staged_manifest_is_checked_and_nothing_else_is()
    {
        bench
            .Write(
                "policies/transfers/more.yaml",
                bench.Read("policies/transfers/tickets.yaml").Replace("transfer: tickets", "transfer: more", StringComparison.Ordinal)
            )
            .Write("notes.yaml", "nothing: of ours\n");
        Git("add", ".");

        // The twin that is denied is not staged, so it does not stop the commit.
        var run = Run("sluice-check");
        Assert.Equal(0, run.Code);
        Assert.Contains("ALLOW  more", run.Output, StringComparison.Ordinal);

        bench.Write(
            "policies/transfers/bad.yaml",
            bench.Read("policies/transfers/tickets_in_the_clear.yaml").Replace("tickets-in-the-clear", "bad", StringComparison.Ordinal)
        );
        Git("add", ".");
        Assert.Equal(1, Run("sluice-check").Code);
    }

    [Fact]
    public void A_changed_rule_runs_tests_and_compares_verdicts()
    {
        bench.Write(
            "policies/rules.sluice",
            bench.Read("policies/rules.sluice").Replace("form >= pseudonymised", "form >= identified", StringComparison.Ordinal)
        );
        Git("add", ".");

        Assert.Null(Staged("sluice-check"));
        Assert.Equal(1, Run("sluice-test").Code);
        Assert.Equal(5, Run("sluice-verify").Code);
    }

    [Fact]
    public void What_is_not_formatted_or_hardly_meant_stops_a_commit()
    {
        bench.Write("policies/more.sluice", "rule   more {deny account.id to desk for support  when form < identified}\n");
        Git("add", ".");

        Assert.Equal(5, Run("sluice-fmt").Code);
        Assert.Equal(1, Run("sluice-lint").Code);

        bench.Run("fmt", "policies");
        Git("add", ".");
        Assert.Equal(0, Run("sluice-fmt").Code);
    }

    [Theory]
    [InlineData("policies/transfers/bad.yaml")]
    [InlineData("policies/transfers/BAD.YAML")]
    [InlineData("policies/transfers/bad.Json")]
    [InlineData("policies/transfers/x -h .yaml")]
    [InlineData("policies/transfers/--help.yaml")]
    [InlineData("policies/transfers/two\nlines.yml")]
    [InlineData("--policies/transfers/bad.yaml")]
    [InlineData("--format=json/transfers/bad.yaml")]
    [InlineData("-h/transfers/bad.yaml")]
    [InlineData("@files/transfers/bad.yaml")]
    public void A_manifest_is_decided_whatever_it_is_called(string file)
    {
        bench.Write(
            file,
            bench.Read("policies/transfers/tickets_in_the_clear.yaml").Replace("tickets-in-the-clear", "bad", StringComparison.Ordinal)
        );
        Git("add", "--", file);

        var run = Run("sluice-check");
        Assert.Equal(1, run.Code);
    }

    [Theory]
    [InlineData("policies/MORE.SLUICE")]
    [InlineData("-h.sluice")]
    [InlineData("--help.sluice")]
    [InlineData("--diff")]
    public void A_policy_file_is_looked_at_whatever_it_is_called(string file)
    {
        file = file.EndsWith("sluice", StringComparison.OrdinalIgnoreCase) ? file : file + "/a.sluice";
        bench.Write(file, "rule   more {deny account.id to desk for support  when form < identified}\n");
        Git("add", "--", file);

        Assert.Equal(5, Run("sluice-fmt").Code);
        Assert.NotNull(Staged("sluice-test"));
        Assert.NotNull(Staged("sluice-lint"));
        Assert.NotNull(Staged("sluice-verify"));
    }

    [Fact]
    public void A_hook_ends_its_options_before_the_names_of_files()
    {
        foreach (var hook in Hooks)
        {
            Assert.Equal(hook.Text("pass_filenames") == "false", hook.Texts("args").LastOrDefault() != "--");
        }
    }

    [Fact]
    public void What_has_nothing_to_do_with_it_runs_nothing()
    {
        bench.Write("README.md", "words\n").Write("policies/notes.txt", "words\n");
        Git("add", ".");

        Assert.All(Hooks, h => Assert.Null(Staged(h.Text("id"))));
    }

    private CommandRun Run(string id)
    {
        var hook = Hooks.Single(h => h.Text("id") == id);
        var entry = hook.Text("entry").Split(' ');
        var files = Staged(id);
        Assert.NotNull(files);
        return shell.Run(
            Path.Join(bench.Folder, ".programs", entry[0]),
            [.. entry[1..], .. hook.Texts("args"), .. hook.Text("pass_filenames") == "false" ? [] : files]
        );
    }

    /// <summary>The staged files that a hook is about; null where there is none and it does not run.</summary>
    private string[]? Staged(string id)
    {
        var pattern = new Regex(Hooks.Single(h => h.Text("id") == id).Text("files"));
        var files = Git("diff", "--cached", "--name-only", "-z", "--diff-filter=ACMRT")
            .Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(f => pattern.IsMatch(f))
            .ToArray();
        return files.Length == 0 ? null : files;
    }

    private CommandRun Git(params string[] arguments)
    {
        var run = shell.Run("git", arguments);
        Assert.True(run.Code == 0, run.Complaints);
        return run;
    }
}
