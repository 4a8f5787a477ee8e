using System.Globalization;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Records.Engines;
using Sluice.Records.Sql;

namespace Sluice.Cli.Filtering;

/// <summary>What filtering did, for people. No cell of the data is in it.</summary>
internal static class FilterReportText
{
    public static string Write(IEnumerable<FilteredTransfer> transfers, bool written)
    {
        var page = new StringBuilder();
        foreach (var transfer in transfers)
        {
            page.Append(page.Length > 0 ? "\n" : "");
            Line(page, 0, $"{transfer.Plan.Manifest.Name.Value}{(transfer.Plan.Day is { } day ? $", on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}");
            if (!transfer.Plan.WritesAnything)
            {
                Line(page, 1, "nothing of it may leave, so nothing is written");
                foreach (var dataset in transfer.Plan.Datasets)
                {
                    foreach (var column in dataset.Columns)
                    {
                        Line(page, 1, $"{dataset.Name}.{column.Name}: {string.Join(", ", TransferQueries.GroundNames(column))}");
                    }
                }
            }

            foreach (var (outcome, file) in transfer.Datasets)
            {
                Write(page, outcome, file, written);
            }
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, DatasetOutcome outcome, string? file, bool written)
    {
        var where = file is null ? "no column of it may leave" : written ? $"written to {file}" : $"would be written to {file}";
        Line(page, 1, $"{outcome.Plan.Name}: {where}");
        Line(page, 2, $"rows: {Number(outcome.RowsIn)} in, {Number(outcome.RowsOut)} out, {Number(outcome.RowsIn - outcome.RowsOut)} withheld");
        if (outcome.Undetermined > 0)
        {
            var facts = string.Join(", ", outcome.Unknown.Select(static u => $"{u.Fact} in {Number(u.Rows)}"));
            Line(page, 2, $"of these {Number(outcome.Undetermined)} only because something is not known of the person: {facts}");
        }

        foreach (var column in outcome.Columns)
        {
            if (!column.Plan.IsWritten)
            {
                Line(page, 2, $"column {column.Plan.Name} dropped: {string.Join(", ", TransferQueries.GroundNames(column.Plan))}");
            }
            else if (column.Plan.Condition is not Condition.Constant)
            {
                var cells = outcome.Plan.WithholdCells ? $" ({Number(column.Withheld)} cells emptied)" : "";
                Line(page, 2, $"column {column.Plan.Name} only where {ConditionText.Of(column.Plan.Condition)}{cells}");
            }
        }

        foreach (var name in outcome.Undeclared)
        {
            Line(page, 2, $"column {name} dropped: not in the manifest");
        }
    }

    private static void Line(StringBuilder page, int depth, string text) => page.Append(' ', depth * 2).Append(SqlNames.Plain(text)).Append('\n');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
