using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>Makes one text of lines; the comments behind neighbouring lines stand below each other.</summary>
internal static class LineJoiner
{
    private const int Gap = 2;

    /// <summary>The text; every line ends with a line feed.</summary>
    public static string Join(IReadOnlyList<PrintedLine> lines)
    {
        var text = new StringBuilder();
        for (int start = 0; start < lines.Count; )
        {
            int end = start + 1;
            while (
                lines[start].Comment is not null
                && end < lines.Count
                && lines[end].Comment is not null
                && lines[end].Indent == lines[start].Indent
            )
            {
                end++;
            }

            int column = ColumnOf(lines, start, end);
            for (; start < end; start++)
            {
                PrintedLine line = lines[start];
                text.Append(line.Code);
                if (line.Comment is { } comment)
                {
                    text.Append(' ', Math.Max(column - line.Width, 0) + Gap).Append(comment);
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    // Where one of them would no longer fit they are not aligned: a comment belongs to its line first.
    private static int ColumnOf(IReadOnlyList<PrintedLine> lines, int start, int end)
    {
        int widest = 0;
        int longest = 0;
        for (int i = start; i < end; i++)
        {
            widest = Math.Max(widest, lines[i].Width);
            longest = Math.Max(longest, TextColumns.Of(lines[i].Comment ?? ""));
        }

        return widest + Gap + longest <= DocPrinter.Width ? widest : 0;
    }
}
