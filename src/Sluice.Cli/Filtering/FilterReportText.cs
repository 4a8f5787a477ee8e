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

            foreach (var dataset in transfer.Datasets)
            {
                Write(page, dataset, written);
            }

            WriteLedger(page, transfer);
            if (transfer.Plan.WritesAnything)
            {
                Line(page, 1, $"decided again, what {(written ? "is" : "would be")} written: allow");
            }

            foreach (var gap in transfer.NotShown)
            {
                Line(page, 1, $"not shown by {transfer.Engine}: {gap}");
            }

            Line(page, 1, $"policy sha256:{transfer.Plan.Verdict.PolicyDigest}");
            Line(page, 1, $"manifest sha256:{transfer.Plan.Manifest.Digest}");
        }

        return page.ToString();
    }

    private static void WriteLedger(StringBuilder page, FilteredTransfer transfer)
    {
        if (transfer.Ledger is not { } ledger || transfer.Datasets.Select(static d => d.Outcome.Ledger).OfType<LedgerCounts>().FirstOrDefault() is not { } counts)
        {
            return;
        }

        Line(page, 1, $"ledger {ledger.Display}: {Number(counts.Records)} records, {Number(counts.Asked)} of them of the consents asked for");
        if (counts.Flaws.Any(static f => f.Number > 0))
        {
            Line(page, 2, $"of these grant nothing of their own: {string.Join(", ", counts.Flaws.Where(static f => f.Number > 0).Select(static f => $"{Number(f.Number)} {f.Name}"))}");
        }

        if (counts.Unknown > 0)
        {
            Line(page, 2, $"{Number(counts.Unknown)} are of consents that no policy knows");
        }

        WriteRead(page, transfer.LedgerRead);
    }

    private static void WriteRead(StringBuilder page, IEnumerable<ContentDigest> read)
    {
        foreach (var digest in read)
        {
            Line(page, 2, "read " + digest.Words);
        }
    }

    private static void Write(StringBuilder page, FilteredDataset dataset, bool written)
    {
        var (outcome, target) = (dataset.Outcome, dataset.Target);
        var where = target is null ? "no column of it may leave" : written ? $"written to {target}" : $"would be written to {target}";
        Line(page, 1, $"{outcome.Plan.Name}: {where}");
        Line(page, 2, $"rows: {Number(outcome.RowsIn)} in, {Number(outcome.RowsOut)} out, {Number(outcome.RowsIn - outcome.RowsOut)} withheld");
        if (outcome.People is { } people)
        {
            Line(page, 2, $"for {Number(people.Out)} of {Number(people.In)} people");
        }

        if (outcome.Found is { } found)
        {
            Line(page, 2, $"people of the ledger found in the data: {Number(found.Found)} of {Number(found.Of)}");
        }

        foreach (var ground in outcome.Grounds)
        {
            var unknown = ground.Undetermined > 0 ? $", in {Number(ground.Undetermined)} of them because something is not known" : "";
            Line(page, 2, $"withheld {(ground.Rule is { } rule ? $"by rule {rule.Name}" : "because nothing permits it")}: {Number(ground.Rows)}{unknown}");
        }

        if (outcome.Undetermined > 0)
        {
            var facts = string.Join(", ", outcome.Unknown.Select(static u => $"{u.Fact} in {Number(u.Rows)}"));
            Line(page, 2, $"{Number(outcome.Undetermined)} of the {Number(outcome.RowsIn - outcome.RowsOut)} withheld only because something is not known of the person: {facts}");
        }

        // Columns that share their fate share a line.
        foreach (var columns in outcome.Columns.GroupBy(c => Fate(outcome, c), StringComparer.Ordinal).Where(static g => g.Key.Length > 0))
        {
            Line(page, 2, $"{(columns.Count() > 1 ? "columns" : "column")} {string.Join(", ", columns.Select(static c => c.Plan.Name))} {columns.Key}");
        }

        if (outcome.Undeclared.Count > 0)
        {
            Line(page, 2, $"{outcome.Undeclared.Words} dropped: not in the manifest");
        }

        WriteRead(page, dataset.Read);
        if (dataset.Written is { } output)
        {
            Line(page, 2, "wrote " + output.Words);
        }
    }

    /// <summary>What became of a column; nothing for one that is written for everybody.</summary>
    private static string Fate(DatasetOutcome outcome, ColumnOutcome column) =>
        !column.Plan.IsWritten ? $"dropped: {string.Join(", ", TransferQueries.GroundNames(column.Plan))}"
        : column.Plan.Condition is Condition.Constant ? ""
        : $"only where {ConditionText.Of(column.Plan.Condition)} ({(outcome.Plan.WithholdCells ? $"{Number(column.Emptied)} cells emptied" : $"not in {Number(column.Withheld)} rows")})";

    private static void Line(StringBuilder page, int depth, string text) => page.Append(' ', depth * 2).Append(SqlNames.Plain(text)).Append('\n');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
