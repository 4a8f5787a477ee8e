using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>Puts the cells of neighbouring lines below each other.</summary>
internal sealed class Table
{
    private readonly IReadOnlyList<TableRow> rows;
    private readonly int gap;
    private readonly int[][] sizes;
    private readonly int[] ends;

    private Table(IReadOnlyList<TableRow> rows, int gap)
    {
        this.rows = rows;
        this.gap = gap;
        sizes = [.. rows.Select(static r => r.Cells.Select(TextColumns.Of).ToArray())];
        ends = [.. sizes.Select(static s => Math.Max(0, Array.FindLastIndex(s, static w => w > 0)))];
    }

    /// <summary>The rows as lines. Where they would be too wide, the last columns are made narrower and given up first.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="gap">How many blanks stand between two cells.</param>
    /// <param name="width">How wide a line may be.</param>
    public static IReadOnlyList<string> Align(IReadOnlyList<TableRow> rows, int gap, int width) =>
        rows.Count == 1 ? [rows[0].Alone(gap)] : new Table(rows, gap).Align(width);

    private IReadOnlyList<string> Align(int width)
    {
        for (int last = rows[0].Cells.Count - 2; last >= 0; last--)
        {
            // A cell wider than its column pushes what is behind it; better one such than no column.
            int[] widths = Widths(last);
            foreach (int narrower in Candidates(last))
            {
                widths[last] = narrower;
                if (IsWithin(widths, width))
                {
                    return [.. Enumerable.Range(0, rows.Count).Select(r => Line(r, widths))];
                }
            }
        }

        return [.. rows.Select(r => r.Alone(gap))];
    }

    // The widths of the columns up to the last that is kept. A cell with nothing behind it makes no column wider.
    private int[] Widths(int last)
    {
        var widths = new int[rows[0].Cells.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            for (int i = 0; i <= Math.Min(last, ends[row] - 1); i++)
            {
                widths[i] = Math.Max(widths[i], sizes[row][i]);
            }
        }

        return widths;
    }

    private IEnumerable<int> Candidates(int column) =>
        Enumerable
            .Range(0, rows.Count)
            .Where(r => column < ends[r] && sizes[r][column] > 0)
            .Select(r => sizes[r][column])
            .Distinct()
            .OrderDescending();

    private bool IsWithin(int[] widths, int width)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            int line = sizes[row][ends[row]];
            for (int i = 0; i < ends[row]; i++)
            {
                int cell = Math.Max(widths[i], sizes[row][i]);
                line += cell > 0 ? cell + gap : 0;
            }

            if (line > width)
            {
                return false;
            }
        }

        return true;
    }

    // A column of width 0 is not kept.
    private string Line(int row, int[] widths)
    {
        var line = new StringBuilder();
        for (int i = 0; i < ends[row]; i++)
        {
            int cell = Math.Max(widths[i], sizes[row][i]);
            if (cell > 0)
            {
                line.Append(rows[row].Cells[i]).Append(' ', cell - sizes[row][i] + gap);
            }
        }

        return line.Append(rows[row].Cells[ends[row]]).ToString();
    }
}
