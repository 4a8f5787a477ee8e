using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>Finds the comments between two tokens.</summary>
internal static class Comments
{
    /// <summary>The comments in a stretch that holds nothing but blanks and comments.</summary>
    public static IEnumerable<TextSpan> In(SourceText source, TextSpan trivia)
    {
        var text = source.Content;
        var at = trivia.Start;
        while (at + 1 < trivia.End)
        {
            if (text[at] != '/' || text[at + 1] is not ('/' or '*'))
            {
                at++;
                continue;
            }

            var end = text[at + 1] == '/' ? EndOfLine(text, at, trivia.End) : EndOfBlock(text, at, trivia.End);
            yield return TextSpan.FromBounds(at, end);
            at = end;
        }
    }

    private static int EndOfLine(string text, int start, int most)
    {
        var length = text.AsSpan(start, most - start).IndexOfAny('\n', '\r');
        return length < 0 ? most : start + length;
    }

    private static int EndOfBlock(string text, int start, int most)
    {
        var length = text.AsSpan(start + 2, most - start - 2).IndexOf("*/");
        return length < 0 ? most : start + length + 4;
    }
}
