using System.Text.RegularExpressions;
using Sluice.Cli.Rendering;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>The text for people: 80 columns, and colour only on a terminal.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Sets => [.. ReportBench.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_line_is_wider_than_a_page_and_none_ends_in_blanks(string set)
    {
        var lines = ReportBench.Check(set, "text").Split('\n');
        Assert.True(lines.Length > 10);
        Assert.All(lines, static line =>
        {
            Assert.True(TextWidth.Of(line) <= 80, line);
            Assert.Equal(line.TrimEnd(' '), line);
        });
    }

    [Theory]
    [InlineData(false, null, null, "auto", false)]
    [InlineData(true, null, null, "auto", true)]
    [InlineData(true, "1", null, "auto", false)]
    [InlineData(true, "", null, "auto", true)]
    [InlineData(true, null, "dumb", "auto", false)]
    [InlineData(true, null, null, "never", false)]
    [InlineData(false, null, null, "always", true)]
    [InlineData(true, "1", null, "always", true)]
    public void Colour_is_for_terminals(bool terminal, string? noColour, string? term, string mode, bool coloured)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (noColour is not null)
        {
            variables["NO_COLOR"] = noColour;
        }

        if (term is not null)
        {
            variables["TERM"] = term;
        }

        var console = new FakeConsole { OutIsTerminal = terminal, Variables = variables };
        var text = ReportBench.Check(ReportBench.MainExample, "text", console, "--color", mode);
        Assert.Equal(coloured, text.Contains('\u001b', StringComparison.Ordinal));

        // Colour is laid over the text and changes nothing of it.
        Assert.Equal(ReportBench.Check(ReportBench.MainExample, "text"), Escape().Replace(text, ""));
    }

    public static TheoryData<string> Others => [.. ProductLists.Formats.Where(static f => f != "text")];

    [Theory]
    [MemberData(nameof(Others))]
    public void What_programs_read_has_no_colour(string format) =>
        Assert.DoesNotContain(
            '\u001b',
            ReportBench.Check(ReportBench.MainExample, format, new FakeConsole { OutIsTerminal = true }, "--color", "always")
        );

    [Theory]
    [InlineData(3, "(1 further rule comes as near; --format json lists all)", "- 1 further rule comes as near; --format json lists all")]
    [InlineData(
        30,
        "(at least 28 further rules come as near; --format json lists the first)",
        "- at least 28 further rules come as near; --format json lists the first"
    )]
    public void A_page_names_three_near_misses_and_says_that_there_are_more(int rules, string inText, string inMarkdown)
    {
        var policy = string.Concat(
            Enumerable.Range(0, rules).Select(static i => $"rule a_near_{i:00} {{ allow account to shop for support when reviewed }}\n")
        );
        using var bench = Workbench
            .WithPolicy()
            .Write("set/near.sluice", policy)
            .Write("one.yaml", Workbench.Manifest("one", "shop") + "attributes: { reviewed: false }\n");

        foreach (var (format, expected) in new[] { ("text", inText), ("markdown", inMarkdown) })
        {
            var lines = bench.Run("check", "one.yaml", "--policies", "set", "--format", format).Output.Split('\n');
            Assert.Contains(lines, l => l.Trim() == expected);
            Assert.Equal(3, lines.Count(static l => l.Contains("a_near_0", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_file_gets_no_colour()
    {
        using var bench = Workbench.WithPolicy().Write("one.yaml", Workbench.Manifest("one", "shop"));
        bench.Run(new FakeConsole { OutIsTerminal = true }, "check", "one.yaml", "--policies", "set", "--output", "out.txt");
        Assert.StartsWith("DENY  one\n", bench.Read("out.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', bench.Read("out.txt"));
    }

    [Fact]
    public void Nothing_in_a_manifest_reaches_the_terminal_as_a_control_code()
    {
        using var bench = ReportBench.Nasty();
        var run = bench.Run("check", "a b|c", "--policies", "set");
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain(": error", run.Complaints, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output + run.Complaints, static c => char.IsControl(c) && c != '\n');
        Assert.Contains("a b|c/[x].yaml:1:11", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_main_ground_is_told_once_with_the_columns_it_hits()
    {
        var text = ReportBench.Check(ReportBench.MainExample, "text");
        var daily = text[text.IndexOf("DENY  app-store-daily  ", StringComparison.Ordinal)..];
        daily = daily[..daily.IndexOf("\npolicy sha256:", StringComparison.Ordinal)];
        Assert.Equal(1, Regex.Count(daily, "^  overseas_gate  policies/app_store_scoring/rules.sluice:", RegexOptions.Multiline));
        Assert.Contains("All 14 flows are denied.", daily, StringComparison.Ordinal);
        Assert.Contains("2018-04-01 to 2024-05-21", daily, StringComparison.Ordinal);
        Assert.Contains("the same, and suspended", daily, StringComparison.Ordinal);
        Assert.EndsWith("11 transfers: 8 deny, 2 restrict, 1 allow.\n", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escape();
}
