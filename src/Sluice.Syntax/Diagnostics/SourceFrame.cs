using System.Globalization;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Diagnostics;

/// <summary>A line of a source, cut to fit 80 columns, and the marker below it.</summary>
/// <param name="Number">The number of the line.</param>
/// <param name="Line">What is shown of it.</param>
/// <param name="Marker">Blanks, then one <c>^</c> for each column that is meant.</param>
internal sealed record SourceFrame(string Number, string Line, string Marker)
{
    private const int MostColumns = 66;
    private const int ColumnsBefore = 40;

    /// <summary>The frame of a place; null where there is no text to show.</summary>
    public static SourceFrame? Of(SourceLocation location)
    {
        var (number, column) = location.Start;
        var line = location.Source.GetLineText(number);
        var start = Math.Min(column - 1, line.Length);
        if (line.AsSpan().Trim().IsEmpty && start == 0 && location.Span.Length == 0)
        {
            return null;
        }

        // A stretch over several lines is marked up to the end of its first.
        var end = Math.Clamp(start + location.Span.Length, start, line.Length);
        var cells = Cells(line);
        var first = 0;
        var last = cells.Count;
        if (Width(cells, 0, last) > MostColumns)
        {
            first = start;
            while (first > 0 && Width(cells, first - 1, start) <= ColumnsBefore)
            {
                first--;
            }

            last = first;
            while (last < cells.Count && Width(cells, first, last + 1) <= MostColumns)
            {
                last++;
            }
        }

        var before = first > 0 ? "…" : string.Empty;
        var shown = before + string.Concat(cells[first..last].Select(static c => c.Text)) + (last < cells.Count ? "…" : string.Empty);
        var marked = Math.Max(1, Width(cells, start, Math.Clamp(end, start, Math.Max(start, last))));
        return new SourceFrame(
            number.ToString(CultureInfo.InvariantCulture),
            shown,
            new string(' ', before.Length + Width(cells, first, start)) + new string('^', marked)
        );
    }

    /// <summary>One entry for each UTF-16 code unit, so that positions stay what they are.</summary>
    private static List<(string Text, int Width)> Cells(string line)
    {
        var cells = new List<(string Text, int Width)>(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\t')
            {
                cells.Add((" ", 1));
            }
            else if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
            {
                var code = char.ConvertToUtf32(c, line[i + 1]);
                cells.Add(InvisibleCharacters.IsInvisible(code) ? Noted(code) : (line.Substring(i, 2), 2));
                cells.Add((string.Empty, 0));
                i++;
            }
            else if (c is '\r' or '\n' || InvisibleCharacters.IsInvisible(c) || VisibleText.IsCommand(line, i))
            {
                cells.Add(Noted(c));
            }
            else
            {
                cells.Add((c.ToString(), IsWide(c) ? 2 : 1));
            }
        }

        return cells;
    }

    private static int Width(List<(string Text, int Width)> cells, int from, int to)
    {
        var width = 0;
        for (var i = from; i < to && i < cells.Count; i++)
        {
            width += cells[i].Width;
        }

        return width;
    }

    private static (string Text, int Width) Noted(int code) => VisibleText.Notation(code) is var text ? (text, text.Length) : default;

    /// <summary>Letters that take two columns on a terminal: Hangul, Kana, Han and the full-width forms.</summary>
    private static bool IsWide(char c) =>
        c
            is (>= '\u1100' and <= '\u115F')
                or (>= '\u2E80' and <= '\uA4CF')
                or (>= '\uAC00' and <= '\uD7A3')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uFE30' and <= '\uFE6F')
                or (>= '\uFF00' and <= '\uFF60')
                or (>= '\uFFE0' and <= '\uFFE6');
}
