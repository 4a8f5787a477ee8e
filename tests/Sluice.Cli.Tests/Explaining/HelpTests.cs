using System.Text.RegularExpressions;
using Sluice.Cli.Commands;
using Sluice.Cli.Completion;
using Sluice.Cli.Rendering;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Explaining;

/// <summary><c>--help</c>: a manual page for every command.</summary>
public sealed class HelpTests : IDisposable
{
    private static readonly string[] Parts = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT CODES", "EXAMPLES"];

    private readonly TemporaryFolder bench = new();

    public static TheoryData<string> Commands => [.. CommandList.Create().Select(static c => c.Name), ""];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_its_page(string command)
    {
        var page = Help(command, "--help");
        var lines = page.Split('\n');
        Assert.Equal(Parts, lines.Where(static l => Parts.Contains(l, StringComparer.Ordinal)));
        Assert.StartsWith($"    sluice {command}".TrimEnd(' '), lines[1], StringComparison.Ordinal);
        Assert.All(lines, static l => Assert.True(TextWidth.Of(l) <= 80, l));
        Assert.DoesNotContain('\u001b', page);
        Assert.All(Parts, part => Assert.StartsWith("    ", lines[Array.IndexOf(lines, part) + 1], StringComparison.Ordinal));
        Assert.Contains("    0  ", page, StringComparison.Ordinal);
        Assert.Contains("    2  ", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_way_to_ask_for_help_gives_the_same_page(string command)
    {
        Assert.Equal(Help(command, "--help"), Help(command, "-h"));
        Assert.Equal(Help(command, "--help"), Help(command, "-?"));
    }

    [Fact]
    public void A_page_names_every_option() => Assert.All(CommandList.Create(), command =>
        {
            var page = Help(command.Name, "--help");
            Assert.All(command.Options, option => Assert.Contains(option.Name, page, StringComparison.Ordinal));
            Assert.All(command.Arguments, argument => Assert.Contains($"\n    {argument.Name}\n", page, StringComparison.Ordinal));
        });

    [Fact]
    public void A_page_names_every_word_that_an_option_takes()
    {
        var words = 0;
        Assert.All(CommandList.Create(), command =>
        {
            var page = Help(command.Name, "--help");
            Assert.All(command.Options.Select(CompletionOption.Of).SelectMany(static o => o.Value?.Words ?? []), word =>
            {
                words++;
                Assert.Matches($@"\b{Regex.Escape(word)}\b", page);
            });
        });
        Assert.InRange(words, 30, int.MaxValue);
    }

    [Fact]
    public void An_option_that_takes_a_format_an_engine_or_a_dialect_offers_all_of_them() =>
        Assert.All(
            CommandList
                .Create()
                .SelectMany(static c =>
                    c.Options.Select(o => (Command: c.Name, Option: CompletionOption.Of(o)))
                        .Where(static o => o.Option.Names[0] is "--format" or "--engine" or "--dialect")
                ),
            static o =>
                Assert.True(
                    (o.Option.Value!.Words, o.Command, o.Option.Names[0]) switch
                    {
                        // What tables are written in differs from engine to engine.
                        ({ Count: 0 }, "filter", "--format") => true,
                        (var words, "check", "--format") => words.ToHashSet().SetEquals(ProductLists.Formats),
                        (var words, _, "--format") => words.Count > 1 && words.All(ProductLists.Formats.Contains),
                        (var words, _, "--engine") => words.ToHashSet().SetEquals(ProductLists.Engines),
                        var (words, _, _) => words.ToHashSet().SetEquals(ProductLists.Dialects),
                    },
                    $"{o.Command} {o.Option.Names[0]}: {string.Join(' ', o.Option.Value.Words)}"
                )
        );

    [Fact]
    public void The_overview_names_every_command()
    {
        var width = CommandList.Create().Max(static c => c.Name.Length);
        Assert.All(CommandList.Create(), command =>
            Assert.Contains($"    {command.Name.PadRight(width)}  {command.Summary}\n", Help("", "--help"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_command_is_found_by_its_name_and_whatever_else_means_all() => Assert.All(CommandList.Create(), static command =>
        {
            Assert.Equal(command.Name, Assert.Single(CommandList.For([command.Name, "--help"])).Name);
            Assert.Equal(CommandList.Create().Count, CommandList.For(["--color", "never", command.Name]).Count);
            Assert.Equal(CommandList.Create().Count, CommandList.For([command.Name + "x"]).Count);
        });

    [Fact]
    public void The_version_is_a_line()
    {
        var run = bench.Run("--version");
        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.Matches(@"^sluice \d+\.\d+\.\d+\n$", run.Output);
    }

    public void Dispose() => bench.Dispose();

    private string Help(string command, string option)
    {
        var run = bench.Run(command.Length == 0 ? [option] : [command, option]);
        Assert.Equal((0, ""), (run.Code, run.Complaints));
        return run.Output;
    }
}
