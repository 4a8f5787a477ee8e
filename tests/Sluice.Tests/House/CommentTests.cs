using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>How comments are written: with a subject that exists, and in the width of the code.</summary>
public partial class CommentTests
{
    private const int Widest = 140;

    /// <summary>A table whose rows are wider than code, each with its number behind it.</summary>
    private const string Table = "src/Sluice.Syntax/Parsing/LookaheadTable.cs";

    // Documentation is read as plain comments: its tags do not matter here.
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly Lazy<IReadOnlyList<Comment>> Known = new(static () =>
        [.. Repository.Sources().AsParallel().AsOrdered().SelectMany(static f => Read(f, Repository.Read(f)))]
    );

    [Fact]
    public void A_comment_names_who_or_what_acts() => Assert.Empty(Known.Value.Select(Vague).OfType<string>());

    [Fact]
    public void A_comment_is_no_wider_than_code() =>
        Assert.Empty(Known.Value.Where(static c => c.Width > Widest && c.File != Table).Select(TooWide));

    // The words stand in strings here, and are put into comments by the test alone.
    [Theory]
    [InlineData("// Nobody asks.", "Nobody")]
    [InlineData("/// <summary>For whoever asks.</summary>", "whoever")]
    [InlineData("/* some text\n   for SOMEBODY else */", "SOMEBODY")]
    [InlineData("// \"a quotation\" and somebody's words", "somebody")]
    [InlineData("// \"where no values satisfy them, nobody is permitted\"", null)]
    [InlineData("// \"a quotation that goes on to the next line, where\n// nobody is permitted\"", null)]
    [InlineData("var text = \"// nobody\";", null)]
    [InlineData("// nobodys, `everybody`", null)]
    public void A_vague_word_is_found_outside_quotations(string code, string? word)
    {
        var found = Read("a.cs", code).Select(Vague).OfType<string>().ToList();

        Assert.Equal(word is null ? 0 : 1, found.Count);
        Assert.All(found, f => Assert.Contains($"`{word}`", f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(137, 0)]
    [InlineData(138, 1)]
    public void A_wide_line_is_found(int letters, int count) =>
        Assert.Equal(count, Read("a.cs", $"// {new string('a', letters)}\n").Count(static c => c.Width > Widest));

    private static string? Vague(Comment comment) =>
        VagueWord().Match(Quotation().Replace(comment.Text, "")) is { Success: true } found
            ? $"{comment.File}:{comment.Line}: `{found.Value}` is no subject; say which person, caller, thread or process it is"
            : null;

    private static string TooWide(Comment comment) =>
        $"{comment.File}:{comment.Line}: the comment has a line of {comment.Width} columns, and {Widest} are the limit";

    /// <summary>The comments of a text; lines of comments that follow each other are one, as a quotation may go on in the next.</summary>
    private static List<Comment> Read(string file, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Options);
        var lines = tree.GetText().Lines;
        var found = new List<Comment>();
        var last = -2;
        foreach (var trivia in tree.GetRoot().DescendantTrivia())
        {
            if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                continue;
            }

            var span = tree.GetLineSpan(trivia.Span);
            var (first, end) = (span.StartLinePosition.Line, span.EndLinePosition.Line);
            var width = Enumerable.Range(first, end - first + 1).Max(l => lines[l].Span.Length);
            if (first == last + 1)
            {
                found[^1] = found[^1] with { Text = found[^1].Text + "\n" + trivia, Width = Math.Max(found[^1].Width, width) };
            }
            else
            {
                found.Add(new Comment(file, first + 1, trivia.ToString(), width));
            }

            last = end;
        }

        return found;
    }

    [GeneratedRegex(@"\b(nobody|whoever|somebody|anybody)\b", RegexOptions.IgnoreCase)]
    private static partial Regex VagueWord();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quotation();

    private sealed record Comment(string File, int Line, string Text, int Width);
}
