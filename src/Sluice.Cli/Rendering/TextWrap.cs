using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Breaks text into lines of at most 80 columns.</summary>
internal static class TextWrap
{
    /// <summary>The width of a page.</summary>
    public const int Columns = 80;

    /// <summary>The text in lines, each ended by a line feed.</summary>
    /// <param name="text">The text; line breaks and tabs become blanks.</param>
    /// <param name="first">How far the first line is indented, at most.</param>
    /// <param name="rest">How far the others are, at most: less where a word would not fit otherwise.</param>
    public static string Wrap(string text, int first, int rest)
    {
        var clean = VisibleText.Flowing(text);
        if (first + TextWidth.Of(clean) <= Columns)
        {
            return (new string(' ', first) + clean).TrimEnd(' ') + "\n";
        }

        var result = new StringBuilder(clean.Length + Columns);
        var width = 0;
        var empty = true;
        foreach (var range in clean.AsSpan().Split(' '))
        {
            var word = clean.AsSpan(range);
            var wordWidth = TextWidth.Of(word);
            if (!empty && width + 1 + wordWidth > Columns)
            {
                EndLine(result);
                empty = true;
            }

            if (empty && word.IsEmpty && result.Length > 0)
            {
                // Blanks where the line was broken.
                continue;
            }

            if (empty)
            {
                // A long path cannot be broken, but it can begin further to the left.
                width = Math.Clamp(Columns - wordWidth, 0, result.Length == 0 ? first : rest);
                result.Append(' ', width);
            }
            else
            {
                result.Append(' ');
                width++;
            }

            result.Append(word);
            width += wordWidth;
            empty = false;
        }

        EndLine(result);
        return result.ToString();
    }

    private static void EndLine(StringBuilder text)
    {
        var length = text.Length;
        while (length > 0 && text[length - 1] == ' ')
        {
            length--;
        }

        text.Length = length;
        text.Append('\n');
    }
}
