using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>Puts the cells of neighbouring lines below each other.</summary>
internal static class Table
{
    /// <summary>The rows as lines. Where they would be too wide, the last columns are made narrower and given up first.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="gap">How many blanks stand between two cells.</param>
    /// <param name="width">How wide a line may be.</param>
    public static IReadOnlyList<string> Align(IReadOnlyList<TableRow> rows, int gap, int width)
    {
        if (rows.Count == 1)
        {
            return [rows[0].Alone(gap)];
        }

        for (int aligned = rows[0].Cells.Count - 1; aligned > 0; aligned--)
        {
            // A cell wider than its column pushes what is behind it; better one such than no column.
            int[] widths = Widths(rows, aligned);
            foreach (int last in rows.Select(r => TextColumns.Of(r.Cells[aligned - 1])).Where(w => w <= widths[aligned - 1]).Distinct().OrderDescending())
            {
                widths[aligned - 1] = last;
                IReadOnlyList<string> lines = Align(rows, gap, widths);
                if (lines.All(l => TextColumns.Of(l) <= width))
                {
                    return lines;
                }
            }
        }

        return [.. rows.Select(r => r.Alone(gap))];
    }

    // A cell with nothing behind it makes no column wider. A column of width 0 is not kept.
    private static int[] Widths(IReadOnlyList<TableRow> rows, int aligned)
    {
        var widths = new int[rows[0].Cells.Count];
        foreach (TableRow row in rows)
        {
            int last = Last(row);
            for (int i = 0; i < Math.Min(last, aligned); i++)
            {
                widths[i] = Math.Max(widths[i], TextColumns.Of(row.Cells[i]));
            }
        }

        return widths;
    }

    private static IReadOnlyList<string> Align(IReadOnlyList<TableRow> rows, int gap, int[] widths)
    {
        var lines = new List<string>(rows.Count);
        foreach (TableRow row in rows)
        {
            var line = new StringBuilder();
            int last = Last(row);
            for (int i = 0; i < last; i++)
            {
                int width = Math.Max(widths[i], TextColumns.Of(row.Cells[i]));
                if (width > 0)
                {
                    line.Append(row.Cells[i]).Append(' ', width - TextColumns.Of(row.Cells[i]) + gap);
                }
            }

            lines.Add(line.Append(row.Cells[last]).ToString());
        }

        return lines;
    }

    private static int Last(TableRow row)
    {
        int last = row.Cells.Count - 1;
        while (last > 0 && row.Cells[last].Length == 0)
        {
            last--;
        }

        return last;
    }
}
