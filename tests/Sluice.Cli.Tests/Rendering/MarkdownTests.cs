using System.Text.RegularExpressions;
using Sluice.Cli.Tests.Checking;
using Sluice.Syntax.Text;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>Markdown for a comment: tables stay tables, and nothing in a manifest becomes markup.</summary>
public sealed partial class MarkdownTests
{
    public static TheoryData<string> Sets => [.. ReportBench.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_row_of_a_table_has_the_cells_of_its_head(string set) => AssertForm(ReportBench.Check(set, "markdown"));

    [Fact]
    public void The_table_names_every_transfer_with_its_verdict()
    {
        var page = ReportBench.Check(ReportBench.MainExample, "markdown");
        Assert.StartsWith(
            "## Sluice: 8 deny, 2 restrict, 1 allow\n\n| verdict | transfer | flows | grounds |\n|---|---|---|---|\n",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\n| **deny** | `settlement-daily` Daily settlement of payments made abroad | 3 deny, 2 allow | `settlement_surplus`, nothing permits it |\n",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("\n| from 2024-05-22 | deny | the same, and suspended |\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "\n- `overseas_gate` (`policies/app_store_scoring/rules.sluice:51:1`) Leaving Korea needs a basis of its own. ",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Titles_and_reasons_are_shown_as_they_are()
    {
        using var bench = ReportBench.Nasty();
        var page = bench.Run("check", "a b|c", "--policies", "set", "--format", "markdown").Output;
        AssertForm(page);
        Assert.Contains(
            @"A \| \`title\` with \`\`ticks\`\` &lt;details&gt; &amp; \*stars\* \_low\_ \[a\](b) \# ",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains(" `@everyone.` ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("](http", Regex.Replace(page, "`[^`]*`", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_listed_with_their_places()
    {
        using var bench = Workbench.WithPolicy().Write("one.yaml", Workbench.Manifest("one", "dusk"));
        var page = bench.Run("check", "one.yaml", "--policies", "set", "--format", "markdown").Output;
        Assert.StartsWith("## Sluice: nothing is decided, ", page, StringComparison.Ordinal);
        Assert.Contains("\n- `one.yaml:2:5` **error SLU", page, StringComparison.Ordinal);
        AssertForm(page);
    }

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a|b", "<code>a&#124;b</code>")]
    [InlineData("a`b", "<code>a&#96;b</code>")]
    [InlineData(@"a\", @"<code>a&#92;</code>")]
    [InlineData("", "<code></code>")]
    public void Code_holds_what_it_has_to(string text, string code) => Assert.Equal(code, MarkdownText.Code(text));

    private static void AssertForm(string page)
    {
        var lines = page.Split('\n');
        var cells = 0;
        foreach (var line in lines)
        {
            if (!line.StartsWith('|'))
            {
                cells = 0;
                continue;
            }

            Assert.EndsWith("|", line, StringComparison.Ordinal);
            var count = Bar().Count(line);
            cells = cells == 0 ? count : cells;
            Assert.True(cells == count, line);
        }

        // Only the folding and some code is HTML, and what is opened is closed.
        Assert.All(Tag().Matches(page), static m =>
            Assert.Contains(m.Value, new[] { "<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>" })
        );
        Assert.Equal(Regex.Count(page, "^<details>$", RegexOptions.Multiline), Regex.Count(page, "^</details>$", RegexOptions.Multiline));
        Assert.DoesNotContain(page, static c => char.IsControl(c) && c != '\n');
        Assert.EndsWith("\n", page, StringComparison.Ordinal);
    }

    // A bar that is not escaped.
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"</?[a-z]+>")]
    private static partial Regex Tag();
}
