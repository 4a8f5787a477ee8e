using System.Text;
using System.Text.Json;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql.Forms;

/// <summary>
/// Reads what <c>DESCRIBE</c> prints: of Trino as CSV with quotes (what <c>trino</c> writes into a file by itself), TSV, JSON or drawn as a
/// table; of Spark as <c>spark-sql</c> and <c>beeline</c> do. What is not surely a column ends the reading: one that was passed over would
/// be shown to others.
/// </summary>
public static class DescribeReader
{
    private static readonly string[] OfTrino = ["Column", "Type", "Extra", "Comment"];
    private static readonly string[] OfSpark = ["col_name", "data_type", "comment"];

    /// <summary>
    /// The columns; null when it has been reported that there are none. No line is shown: the file may be another one, with rows in it.
    /// </summary>
    /// <param name="file">The name of the file, for the report.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="diagnostics">Takes what cannot be read.</param>
    public static DescribedTable? Read(string file, string text, DiagnosticBag diagnostics)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var bars = lines.FirstOrDefault(IsRule) is { } rule && Array.IndexOf(lines, rule) < 2 ? BarsOf(rule) : null;
        var columns = new List<DescribedColumn>();
        var isTrino = false;
        var rules = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (bars is not null && IsRule(lines[i]))
            {
                rules++;
                continue;
            }

            // A table that is drawn ends with a rule or with how many rows there were.
            if (bars is not null && (lines[i].StartsWith('(') || rules == 3))
            {
                break;
            }

            var cells = CellsOf(lines[i], bars);
            if (columns.Count == 0 && cells is { } head && (head.SequenceEqual(OfTrino) || head.SequenceEqual(OfSpark)))
            {
                continue;
            }

            // Behind a blank line or a `#` Spark says more of the table.
            if (
                columns.Count > 0
                && !isTrino
                && (
                    lines[i].Length == 0
                    || lines[i].StartsWith('#')
                    || cells is [{ } first, "", ..] && first.StartsWith('#')
                    || cells is ["", "", ..]
                )
            )
            {
                break;
            }

            if (
                cells is null
                || (cells.Length != OfTrino.Length && cells.Length != OfSpark.Length)
                || cells[0].Length == 0
                || cells[1].Length == 0
                || (columns.Count > 0 && isTrino != (cells.Length == OfTrino.Length))
                || columns.Exists(c => string.Equals(c.Name, cells[0], StringComparison.OrdinalIgnoreCase))
            )
            {
                return Refuse(file, i + 1, diagnostics);
            }

            isTrino = cells.Length == OfTrino.Length;
            columns.Add(new DescribedColumn(cells[0], cells[1]));
        }

        return columns.Count > 0 ? new DescribedTable([.. columns], isTrino) : Refuse(file, lines.Length, diagnostics);
    }

    private static DescribedTable? Refuse(string file, int line, DiagnosticBag diagnostics)
    {
        diagnostics.Add(
            Diagnostic
                .Create(RecordsDiagnostics.ColumnsUnreadable, null, file, line)
                .WithHint(
                    "write it with `trino … --execute 'DESCRIBE customers' > columns.csv` or `spark-sql … -e 'DESCRIBE customers' > columns.txt`"
                )
        );
        return null;
    }

    private static string[]? CellsOf(string line, int[]? bars) =>
        bars is not null ? Drawn(line, bars)
        : line.StartsWith('"') ? Quoted(line)
        : line.StartsWith('{') ? Members(line)
        : line.Split('\t') is { Length: > 1 } cells ? Parted(cells)
        : null;

    // Trino writes a backslash for what would break a line; which character it was does not matter where it is none of a name.
    private static string[]? Parted(string[] cells) =>
        cells.Length != OfTrino.Length ? [.. cells.Select(static c => c.TrimEnd(' '))]
        : cells[0].Contains('\\', StringComparison.Ordinal) ? null
        : cells;

    // ----+----, with or without a mark at both ends.
    private static bool IsRule(string line) =>
        line.Contains("-+", StringComparison.Ordinal) && line.AsSpan().IndexOfAnyExcept('-', '+') < 0;

    private static int[] BarsOf(string rule) => [.. Enumerable.Range(0, rule.Length).Where(i => rule[i] == '+')];

    private static string[]? Drawn(string line, int[] bars)
    {
        if (bars.Any(b => b >= line.Length || line[b] != '|') || line.Count(static c => c == '|') != bars.Length)
        {
            return null;
        }

        // A column begins behind each bar, and the first at the edge where no bar stands there.
        int[] edges = bars[0] == 0 ? bars : [-1, .. bars, line.Length];
        return [.. edges.Zip(edges.Skip(1), (from, to) => line[(from + 1)..to].Trim(' '))];
    }

    private static string[]? Quoted(string line)
    {
        var cells = new List<string>();
        for (var at = 0; ; at++)
        {
            if (at >= line.Length || line[at++] != '"')
            {
                return null;
            }

            var cell = new StringBuilder();
            for (; at < line.Length && (line[at] != '"' || (at + 1 < line.Length && line[at + 1] == '"')); at++)
            {
                at += line[at] == '"' ? 1 : 0;
                cell.Append(line[at]);
            }

            cells.Add(cell.ToString());
            if (at == line.Length - 1)
            {
                return [.. cells];
            }

            if (++at >= line.Length || line[at] != ',')
            {
                return null;
            }
        }
    }

    private static string[]? Members(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var members = json
                .RootElement.EnumerateObject()
                .ToDictionary(static m => m.Name, static m => m.Value.ToString(), StringComparer.Ordinal);
            var names = members.ContainsKey(OfTrino[0]) ? OfTrino : OfSpark;
            return members.Count == names.Length && names.All(members.ContainsKey) ? [.. names.Select(n => members[n])] : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
