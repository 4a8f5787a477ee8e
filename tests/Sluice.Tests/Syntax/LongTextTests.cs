using Sluice.Syntax.Syntax;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>
/// Long texts are read in parts, side by side, which are cut before a <c>rule</c> that opens a line. A blank before each such word leaves
/// no place to cut, so the same text is then read in one go: both must say the same.
/// </summary>
[Trait("Category", "Slow")]
public class LongTextTests
{
    private const int Mutations = 120;

    /// <summary>Long enough for several parts, with what looks like a place to cut and is none.</summary>
    private static readonly string Long = string.Concat(
        Enumerable.Repeat(
            WholeLanguage.Text + "\n/* a comment }\nrule r { deny any }\n*/\n// }\nrule last_of_this { deny any }\n\n",
            3 + (200_000 / WholeLanguage.Text.Length)
        )
    );

    [Fact]
    public void A_long_text_is_read_like_a_short_one()
    {
        var parts = Parsed.Text(Long);

        Assert.Empty(parts.Diagnostics);
        Assert.Equal(Long, parts.ToFullString());
        AssertSame(parts, Parsed.Text(InOneGo(Long)));
    }

    [Fact]
    public void Every_word_of_a_long_text_is_where_it_says()
    {
        var end = 0;
        foreach (var token in Parsed.Text(Long).Root.DescendantTokens())
        {
            Assert.Equal(end, token.FullSpan.Start);
            Assert.True(
                Long.AsSpan(token.Span.Start).StartsWith(token.Text, StringComparison.Ordinal),
                $"`{token.Text}` is not at {token.Span.Start}"
            );
            end = token.FullSpan.End;
        }

        Assert.Equal(Long.Length, end);
    }

    [Fact]
    public void A_damaged_long_text_gets_the_reports_it_would_get_in_one_go()
    {
        var damaged = 0;
        for (var seed = 0; seed < Mutations; seed++)
        {
            var text = new TextMutator(seed).Mutate(Long);
            var parts = Parsed.Text(text);

            Assert.Equal(text, parts.ToFullString());
            Assert.Equal(Reports(Parsed.Text(InOneGo(text))), Reports(parts));
            damaged += parts.Diagnostics.IsEmpty ? 0 : 1;
        }

        Assert.InRange(damaged, Mutations / 4, Mutations);
    }

    [Theory]
    [InlineData("rule a { deny any }\n/* never closed")]
    [InlineData("rule a { deny any but not { to x")]
    [InlineData("\" } ")]
    public void What_is_open_at_a_cut_is_not_cut(string half)
    {
        var text = Long + half + " }\n" + Long.Replace("*/", "", StringComparison.Ordinal);

        Assert.Equal(Reports(Parsed.Text(InOneGo(text))), Reports(Parsed.Text(text)));
        Assert.NotEmpty(Parsed.Text(text).Diagnostics);
    }

    private static string InOneGo(string text) => text.Replace("\nrule ", "\n rule ", StringComparison.Ordinal);

    private static IEnumerable<string> Reports(SyntaxTree tree) =>
        tree.Diagnostics.Select(static d => $"{d.Id} {d.Location?.Start.Line}: {d.Message}");

    private static void AssertSame(SyntaxTree left, SyntaxTree right)
    {
        Assert.Equal(
            left.Root.DescendantTokens().Select(static t => (t.Kind, t.Text)),
            right.Root.DescendantTokens().Select(static t => (t.Kind, t.Text))
        );
        Assert.Equal(left.Root.DescendantsAndSelf().Select(static n => n.Kind), right.Root.DescendantsAndSelf().Select(static n => n.Kind));
    }
}
