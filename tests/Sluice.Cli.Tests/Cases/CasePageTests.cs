using Sluice.Testing.Cases;
using Xunit;
using Xunit.Sdk;

namespace Sluice.Cli.Tests.Cases;

/// <summary>Nothing on a page of cases is passed over in silence.</summary>
public class CasePageTests
{
    private const string Head = "# Title\n\nIt shows something.\n\n";
    private const string Given = "```sluice\ncategory a\n```\n\n";
    private const string Broken = "```sluice\nrule r { deny }\n```\n\n";
    private const string Nothing = "```diagnostics\n```\n";

    [Theory]
    [InlineData("# Title\n\n" + Given + Nothing, 1, "in a sentence")]
    [InlineData("Title\n\nIt shows something.\n" + Given + Nothing, 1, "begins with a title")]
    [InlineData(Head, 1, "there is no case")]
    [InlineData(Head + Given, 1, "there is no case")]
    [InlineData(Head + "## One\n\n" + Given + Nothing + "\n## Two\n\n" + Given, 16, "nothing is expected of this")]
    [InlineData(Head + "```slucie\ncategory a\n```\n\n" + Given + Nothing, 5, "there is no block `slucie`")]
    [InlineData(Head + Given + "```sql oracle\n```\n", 9, "there is no block `sql oracle`")]
    [InlineData(Head + Given + "```\n```\n", 9, "there is no block ``")]
    [InlineData(Head + Given + Nothing + "\n" + Nothing, 12, "a second block `diagnostics`")]
    [InlineData(Head + "## One\n\n" + Nothing, 7, "nothing is given")]
    [InlineData(Head + Given + "```diagnostics\n", 9, "is not closed")]
    [InlineData(Head + Given + Nothing + "\n" + Given + Nothing, 5, "stand under headings")]
    [InlineData(Head + Given + Nothing + "\n## Two\n\n" + Given + Nothing, 5, "stand under headings")]
    public void What_is_wrong_with_a_page_is_said_with_its_line(string page, int line, string said) =>
        Assert.Contains(CasePage.Read("tests/cases/diagnostics/x.md", page).Mistakes, m =>
            m.StartsWith($"tests/cases/diagnostics/x.md:{line}: ", StringComparison.Ordinal) && m.Contains(said, StringComparison.Ordinal)
        );

    [Fact]
    public void What_stands_above_the_headings_is_shared_and_the_next_input_begins_the_next_case()
    {
        var page = Page(
            "diagnostics",
            Given + "## One\n\n```sluice\ncategory b\n```\n\n" + Nothing + "\n```sluice\ncategory c\n```\n\n" + Nothing
        );

        Assert.Empty(page.Mistakes);
        Assert.Equal(
            ["category a\n category b\n", "category a\n category c\n"],
            page.Cases.Select(static c => string.Join(' ', c.Policies.Values))
        );
        Assert.Equal(["tests/cases/diagnostics/x.md:11", "tests/cases/diagnostics/x.md:18"], page.Cases.Select(static c => c.Place));
    }

    [Fact]
    public void Another_output_than_the_expected_is_a_difference_at_its_block()
    {
        var input = Page("diagnostics", Broken + Nothing).Cases[0];
        var difference = Assert.Single(CaseRunner.Differences(input, CaseRunner.Run("diagnostics", input)));

        Assert.StartsWith("tests/cases/diagnostics/x.md:9: not what was accepted", difference, StringComparison.Ordinal);
        Assert.Contains("+policy.sluice:1:15: error SLU1", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_no_block_expects_is_a_difference()
    {
        var input = Page("format", Broken + "```text\n```\n").Cases[0];
        var difference = Assert.Single(CaseRunner.Differences(input, CaseRunner.Run("format", input)));

        Assert.StartsWith("tests/cases/format/x.md:5: a block `diagnostics` is missing", difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "```manifest\ntransfer: t\n```\n\n", "```text\n```\n", 5)]
    [InlineData("lint", "", "```verdict\n```\n", 9)]
    public void A_block_that_the_stage_has_no_use_for_is_refused(string stage, string given, string expected, int line)
    {
        var input = Page(stage, given + Given + expected).Cases[0];

        Assert.StartsWith(
            $"tests/cases/{stage}/x.md:{line}: the stage `{stage}`",
            Assert.ThrowsAny<XunitException>(() => CaseRunner.Run(stage, input)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Accepting_rewrites_the_blocks_of_its_case_adds_what_is_missing_and_touches_nothing_else()
    {
        const string text =
            Head + Given + "## One\n\n" + Broken + "```text\nold\nlines\n```\n\nWords between.\n\n" + Broken + "```text\nkept\n```\n";
        var input = CasePage.Read("tests/cases/format/x.md", text).Cases[0];
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "new\n", ["diagnostics"] = "a\nb\n" };

        var written = CaseRunner.Rewrite(text, input, outputs);
        Assert.Equal(
            Head
                + Given
                + "## One\n\n"
                + Broken
                + "```text\nnew\n```\n\n```diagnostics\na\nb\n```\n\nWords between.\n\n"
                + Broken
                + "```text\nkept\n```\n",
            written
        );
        Assert.Empty(CaseRunner.Differences(CasePage.Read("tests/cases/format/x.md", written).Cases[0], outputs));
    }

    private static CasePage Page(string stage, string blocks) => CasePage.Read($"tests/cases/{stage}/x.md", Head + blocks);
}
