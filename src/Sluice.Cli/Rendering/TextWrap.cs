using System.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Breaks text into lines of at most 80 columns.</summary>
internal static class TextWrap
{
    /// <summary>The width of a page.</summary>
    public const int Columns = 80;

    /// <summary>The text in lines, each ended by a line feed.</summary>
    /// <param name="text">The text; control characters become blanks.</param>
    /// <param name="first">How far the first line is indented, at most.</param>
    /// <param name="rest">How far the others are, at most: less where a word would not fit otherwise.</param>
    public static string Wrap(string text, int first, int rest)
    {
        var clean = TextWidth.Clean(text);
        if (first + TextWidth.Of(clean) <= Columns)
        {
            return (new string(' ', first) + clean).TrimEnd(' ') + "\n";
        }

        var result = new StringBuilder();
        var words = clean.Split(' ');
        var width = Math.Clamp(Columns - TextWidth.Of(words[0]), 0, first);
        var line = new StringBuilder().Append(' ', width);
        var empty = true;
        foreach (var word in words)
        {
            var wordWidth = TextWidth.Of(word);
            if (!empty && width + 1 + wordWidth > Columns)
            {
                result.Append(line.ToString().TrimEnd(' ')).Append('\n');
                empty = true;
            }

            if (empty && word.Length == 0 && result.Length > 0)
            {
                // Blanks where the line was broken.
                continue;
            }

            if (!empty)
            {
                line.Append(' ');
                width++;
            }
            else if (result.Length > 0)
            {
                // A long path cannot be broken, but it can begin further to the left.
                width = Math.Clamp(Columns - wordWidth, 0, rest);
                line.Clear().Append(' ', width);
            }

            line.Append(word);
            width += wordWidth;
            empty = false;
        }

        return result.Append(line.ToString().TrimEnd(' ')).Append('\n').ToString();
    }
}
