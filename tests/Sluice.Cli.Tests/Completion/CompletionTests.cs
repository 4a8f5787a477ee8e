using Sluice.Cli.Commands;
using Sluice.Cli.Completion;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Completion;

/// <summary>
/// <c>sluice completion</c>: the scripts are read by real shells, which are then asked what they complete. zsh and fish are asked where
/// they are installed (.ci/run installs them). PowerShell cannot be had from Debian: its script is compared with one that was read by a
/// person.
/// </summary>
[Trait("Category", "Slow")]
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder bench = new TemporaryFolder()
        .Write("a.yaml", "")
        .Write("with blank.yaml", "")
        .Write("set.slc", "")
        .Write("my policies/p.sluice", "");

    public static TheoryData<string> Shells => [.. ProductLists.Shells];

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_script_knows_every_command_and_option(string shell)
    {
        var script = bench.Run("completion", shell).Output;

        Assert.All(CommandList.Create(), command =>
        {
            Assert.Contains(command.Name, script, StringComparison.Ordinal);
            Assert.All(command.Options, option =>
                Assert.Contains(shell == "fish" ? $" -l {option.Name[2..]} " : option.Name, script, StringComparison.Ordinal)
            );
        });
        Assert.DoesNotContain('\r', script);
    }

    [Theory]
    [InlineData("sluice c", "check compile completion")]
    [InlineData("sluice --color ", "always auto never")]
    [InlineData("sluice --color never fm", "fmt")]
    [InlineData("sluice check --form", "--format")]
    [InlineData("sluice check --format s", "sarif")]
    [InlineData("sluice check a.yaml --format j", "json jsonl junit")]
    [InlineData("sluice sql --dialect d", "duckdb")]
    [InlineData("sluice schema ", "manifest verdict")]
    [InlineData("sluice completion ", "bash fish powershell zsh")]
    [InlineData("sluice explain SLU500", "SLU5001 SLU5002 SLU5003 SLU5004 SLU5005 SLU5006 SLU5007 SLU5008 SLU5009")]
    [InlineData("sluice check --as-of ", "")]
    [InlineData("sluice verify ", "my policies")]
    [InlineData("sluice check --policies ", "my policies|set.slc")]
    [InlineData("sluice check a", "a.yaml")]
    [InlineData("sluice check with", "with blank.yaml")]
    [InlineData("sluice check --output w", "with blank.yaml")]
    [InlineData("sluice check -o w", "with blank.yaml")]
    public void Bash_and_fish_offer_what_fits(string line, string expected)
    {
        // Names of files may have blanks in them.
        string[] offers =
            expected.Contains('.') || expected.StartsWith("my", StringComparison.Ordinal)
                ? expected.Split('|')
                : expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (ShellRun.Find("bash") is not null)
        {
            Assert.Equal(offers, ShellRun.Bash(Script("bash"), bench.Folder, line.Split(' ')).Order(StringComparer.Ordinal));
        }

        if (ShellRun.Find("fish") is not null && !line.Contains("--policies", StringComparison.Ordinal))
        {
            Assert.Equal(
                offers,
                ShellRun
                    .Fish(Script("fish"), bench.Folder, line)
                    .Select(static o => o.TrimEnd('/'))
                    .Where(static o => o != "script")
                    .Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void Fish_offers_folders_and_compiled_sets_first_where_policies_are_meant()
    {
        if (ShellRun.Find("fish") is not null)
        {
            var offers = ShellRun.Fish(Script("fish"), bench.Folder, "sluice check --policies ");
            Assert.Contains("my policies/", offers);
            Assert.Contains("set.slc", offers);
        }
    }

    [Fact]
    public void Bash_takes_the_value_behind_an_equals_sign()
    {
        if (ShellRun.Find("bash") is not null)
        {
            Assert.Equal(["sarif"], ShellRun.Bash(Script("bash"), bench.Folder, "sluice", "check", "--format", "=", "s"));
            Assert.Equal(["never"], ShellRun.Bash(Script("bash"), bench.Folder, "sluice", "--color", "=", "n"));
            Assert.Contains("junit", ShellRun.Bash(Script("bash"), bench.Folder, "sluice", "check", "--format", "="));
            Assert.Equal(["fmt"], ShellRun.Bash(Script("bash"), bench.Folder, "sluice", "--color", "=", "never", "fm"));
        }
    }

    [Theory]
    [InlineData("sluice compl", "sluice completion")]
    [InlineData("sluice check --format sa", "sluice check --format sarif")]
    [InlineData("sluice check --format ", "json*jsonl*junit*markdown*sarif*text")]
    [InlineData("sluice check --form", "sluice check --format")]
    [InlineData("sluice check a", "sluice check a.yaml")]
    [InlineData("sluice check --policies ", "my*policies/*set.slc")]
    [InlineData("sluice schema m", "sluice schema manifest")]
    [InlineData("sluice --color n", "sluice --color never")]
    public void Zsh_shows_what_fits(string line, string pattern)
    {
        if (ShellRun.Find("zsh") is not null)
        {
            Assert.True(
                ShellRun.ZshShows(Script("zsh"), bench.Folder, line, pattern),
                $"after `{line}` and two tabulators the screen does not show `{pattern}`"
            );
        }
    }

    [Fact]
    public void The_script_of_PowerShell_is_the_one_that_was_read()
    {
        var common = new CompletionOption(["--help", "-h"], "Show this page", null);
        var format = new CompletionOption(
            ["--format", "-f"],
            "How it's written",
            new CompletionValue("FORMAT", CompletionKind.Words, ["json", "text"])
        );
        var file = new CompletionValue("FILE", CompletionKind.Files, []);
        var model = new CompletionModel(
            [common],
            [
                new CompletionModel.Word("check", "Decide", [format, common], file),
                new CompletionModel.Word(
                    "schema",
                    "Print",
                    [common],
                    new CompletionValue("KIND", CompletionKind.Words, ["manifest", "verdict"])
                ),
            ]
        );

        AcceptedText.Matches("tests/Sluice.Cli.Tests/Completion/PowerShell.verified.txt", PowerShellScript.Write(model));
    }

    [Theory]
    [InlineData("completion")]
    [InlineData("completion", "tcsh")]
    [InlineData("completion", "bash", "zsh")]
    public void Another_shell_is_wrong_usage(params string[] args)
    {
        var run = bench.Run(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("sluice completion --help", run.Complaints, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private string Script(string shell)
    {
        var script = bench.Run("completion", shell);
        Assert.Equal((0, ""), (script.Code, script.Complaints));
        return Path.Join(bench.Write("script", script.Output).Folder, "script");
    }
}
