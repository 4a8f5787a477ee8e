using System.Text;
using Sluice.Reference.Generation;
using Sluice.Tests.Syntax;

namespace Sluice.Tests.Formatting;

/// <summary>Types a text again as other hands might: other blanks, and comments wherever one can stand.</summary>
internal sealed class TextRetyper(int seed)
{
    private static readonly string[] AllBlanks = [" ", "  ", "\n", "\t", "\r\n", "\n      ", " \r\t"];

    private readonly Dice dice = new(seed);

    /// <summary>The text with other blanks between its words; where a comment or an empty line stands, they stay.</summary>
    public string Blanks(string text)
    {
        var typed = new StringBuilder();
        foreach (var token in Parsed.Text(text).Root.DescendantTokens())
        {
            var gap = text.Substring(token.LeadingTrivia.Start, token.LeadingTrivia.Length);
            var kept = gap.Contains('/') || gap.Count(static c => c == '\n') > 1 || token.LeadingTrivia.Start == 0 || gap.Length == 0;
            typed.Append(kept ? gap : dice.One(AllBlanks)).Append(token.Text);
        }

        return typed.ToString();
    }

    /// <summary>The text with comments at half of all places, each with a number of its own; and all the comments in it.</summary>
    public (string Text, IReadOnlyList<string> Comments) Comments(string text)
    {
        var typed = new StringBuilder();
        var comments = new List<string>();
        var chance = dice.One([3, 20, 60]);
        foreach (var token in Parsed.Text(text).Root.DescendantTokens())
        {
            typed.Append(' ');
            for (var more = dice.Chance(chance); more; more = dice.Chance(25))
            {
                var number = comments.Count;
                var comment = dice.One([$"// {number}", $"/* {number} */", $"/* {number}\n   and more */", $"//{number} \" {{ }} */"]);
                comments.Add(comment);
                typed
                    .Append(dice.One([" ", "\n", "\n\n", ""]))
                    .Append(comment)
                    .Append(comment[1] == '/' ? dice.One(["\n", "\r\n", "\n\n"]) : dice.One([" ", "", "\n"]));
            }

            typed.Append(token.Text);
        }

        return (typed.ToString(), comments);
    }

    /// <summary>The text with one comment, at each place and of each kind.</summary>
    public IEnumerable<string> OneComment(string text)
    {
        foreach (var token in Parsed.Text(text).Root.DescendantTokens())
        {
            foreach (var comment in (string[])[" // c\n", "\n// c\n", " /* c */ ", "\n/* c */\n", " /* c\n d */\n"])
            {
                yield return text.Insert(token.Span.Start, comment);
            }
        }
    }
}
