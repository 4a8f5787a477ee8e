using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>The tree keeps every character, whatever the text is.</summary>
public class RoundTripTests
{
    private const int Mutations = 600;

    public static TheoryData<string> PolicyFiles => new(Files);

    private static IEnumerable<string> Files =>
        Repository.Files("policies").Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(PolicyFiles))]
    public void A_policy_file_comes_back_as_it_was(string file)
    {
        var text = Repository.Read(file);
        var tree = Parsed.Text(text);

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(text, tree.ToFullString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFFcategory a\r\n\r\ncategory b\r// end")]
    [InlineData("category a /* open")]
    [InlineData("\"")]
    [InlineData("}}}{{{")]
    [InlineData("rule")]
    [InlineData("category a \uD83D")]
    [InlineData("\uDE00\uD83D category a")]
    [InlineData("category a\0")]
    public void A_strange_text_comes_back_as_it_was(string text) => Assert.Equal(text, Parsed.Text(text).ToFullString());

    [Theory]
    [InlineData("rule r")]
    [InlineData("rule r deny any")]
    [InlineData("test \"t\"")]
    [InlineData("rule r { deny any but not")]
    [InlineData("invariant i }")]
    public void A_block_that_is_not_opened_is_missing_its_brace(string text) =>
        Assert.Contains("expected `{`", Parsed.Text(text).Diagnostics[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_message_shows_one_brace_where_one_is_written() =>
        Assert.Equal("this `}` closes nothing", Assert.Single(Parsed.Text("category a }").Diagnostics).Message);

    [Fact]
    public void A_damaged_text_comes_back_as_it_was_and_its_places_lie_within_it()
    {
        List<string> texts = [WholeLanguage.Text, .. Files.Select(Repository.Read)];
        var broken = 0;
        for (var seed = 0; seed < Mutations; seed++)
        {
            var text = new TextMutator(seed).Mutate(texts[seed % texts.Count]);
            var tree = Parsed.Text(text);

            Assert.True(text == tree.ToFullString(), $"seed {seed}: characters are lost or moved");
            Assert.True(tree.Diagnostics.Length <= 101, $"seed {seed}: {tree.Diagnostics.Length} diagnostics");
            Assert.All(tree.Diagnostics, d => AssertWithin(text, d.Location?.Span.Start ?? 0, d.Location?.Span.End ?? 0, seed));
            broken += tree.Diagnostics.IsEmpty ? 0 : 1;
        }

        Assert.True(broken > Mutations / 3, $"only {broken} of {Mutations} texts were broken");
    }

    [Fact]
    public void A_text_cut_at_any_place_comes_back_as_it_was()
    {
        for (var length = 0; length < WholeLanguage.Text.Length; length += 7)
        {
            var text = WholeLanguage.Text[..length];
            Assert.Equal(text, Parsed.Text(text).ToFullString());
        }
    }

    private static void AssertWithin(string text, int start, int end, int seed) =>
        Assert.True(start >= 0 && start <= end && end <= text.Length, $"seed {seed}: a place {start}..{end} outside the text");
}
