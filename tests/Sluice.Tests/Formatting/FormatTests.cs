using Sluice.Syntax.Formatting;
using Sluice.Testing;
using Sluice.Tests.Syntax;
using Xunit;

namespace Sluice.Tests.Formatting;

/// <summary>What the one form leaves alone and drops; what it looks like is in the cases of <c>format</c>.</summary>
public class FormatTests
{
    [Fact]
    public void A_byte_order_mark_and_other_line_ends_are_dropped() =>
        Assert.Equal(
            "category a  // one\n\n/* two\nlines */\ncategory b\n",
            Formatted.Text("\uFEFFcategory a // one  \r\n\r\n\r\n/* two\r\nlines */\rcategory b")
        );

    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\t\n", "")]
    [InlineData("\uFEFF", "")]
    [InlineData("\n\n// only this", "// only this\n")]
    public void A_file_without_declarations_has_nothing_in_front_or_behind(string text, string expected) =>
        Assert.Equal(expected, Formatted.Twice(text));

    [Fact]
    public void Names_need_not_be_known() =>
        Assert.Equal("rule r { deny nowhere  when nothing }\n", Formatted.Text("rule r{when nothing deny nowhere}"));

    [Fact]
    public void A_long_chain_of_conditions_is_written_without_recursion()
    {
        var chain = string.Join(" or ", Enumerable.Range(0, 20_000).Select(static i => $"fact_{i}"));

        Assert.Equal(20_003, Formatted.Twice($"rule r {{ deny any when {chain} }}").Split('\n').Length - 1);
    }
}
