using System.Collections.Immutable;
using System.Globalization;
using Sluice.Cli.Rendering;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Engines;
using Sluice.Records.Sql;

namespace Sluice.Cli.Filtering;

/// <summary>
/// What filtering did, as a page for those who answer for it: who gets what for which purpose, how many rows and people, and each rule that
/// withheld some with its title, reason and source. No cell of the data is in it.
/// </summary>
internal sealed class FilterReportText
{
    private readonly TextPage page;
    private readonly FilteredTransfer transfer;
    private readonly bool written;
    private readonly HashSet<Rule> told = [];

    private FilterReportText(TextPage page, FilteredTransfer transfer, bool written) =>
        (this.page, this.transfer, this.written) = (page, transfer, written);

    public static string Write(IEnumerable<FilteredTransfer> transfers, bool written)
    {
        var page = new TextPage(colour: false);
        foreach (var (transfer, i) in transfers.Select(static (t, i) => (t, i)))
        {
            if (i > 0)
            {
                page.Blank();
            }

            new FilterReportText(page, transfer, written).Write();
        }

        return page.ToString();
    }

    /// <summary>A number with a comma between thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Many(long number, string what) => Number(number) + " " + what + (number == 1 ? "" : "s");

    private void Write()
    {
        var plan = transfer.Plan;
        Line(
            0,
            $"{plan.Manifest.Name.Value}{(plan.Day is { } day ? $", on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}"
        );
        WriteHead(plan.Manifest);
        if (!plan.WritesAnything)
        {
            Line(1, "nothing of it may leave, so nothing is written");
            foreach (var (dataset, column) in plan.Datasets.SelectMany(static d => d.Columns.Select(c => (d, c))))
            {
                Line(1, $"{dataset.Name}.{column.Name}: {string.Join(", ", TransferQueries.GroundNames(column))}");
                Tell(2, column.Stopped.SelectMany(static f => f.Grounds).Select(static g => g.Rule));
            }
        }

        foreach (var dataset in transfer.Datasets)
        {
            Write(dataset);
        }

        WriteLedger();
        if (plan.WritesAnything)
        {
            Line(1, $"decided again, what {(written ? "is" : "would be")} written: allow");
        }

        foreach (var gap in transfer.NotShown)
        {
            Line(1, $"not shown by {transfer.Engine}: {gap}");
        }

        Line(1, $"policy sha256:{plan.Verdict.PolicyDigest}");
        Line(1, $"manifest sha256:{plan.Manifest.Digest}");
    }

    private void WriteHead(TransferManifest manifest)
    {
        if (manifest.Title is { Length: > 0 } title)
        {
            Line(1, title);
        }

        foreach (var onward in (bool[])[false, true])
        {
            var recipients = string.Join(", ", manifest.Recipients.Where(r => r.Onward == onward).Select(Named));
            if (recipients.Length > 0)
            {
                Line(1, $"{(onward ? "onward " : "")}to {recipients}");
            }
        }

        Line(1, "for " + Named(manifest.Purposes));
        Line(1, $"verdict: {Verdicts.NameOf(transfer.Plan.Verdict.Verdict)}");
    }

    private void WriteLedger()
    {
        if (
            transfer.Ledger is not { } ledger
            || transfer.Datasets.Select(static d => d.Outcome.Ledger).OfType<LedgerCounts>().FirstOrDefault() is not { } counts
        )
        {
            return;
        }

        Line(1, $"ledger {ledger.Display}: {Many(counts.Records, "record")}, {Number(counts.Asked)} of them of the consents asked for");
        if (counts.Flaws.Any(static f => f.Number > 0))
        {
            Line(
                2,
                $"of these grant nothing of their own: {string.Join(", ", counts.Flaws.Where(static f => f.Number > 0).Select(static f => $"{Number(f.Number)} {f.Name}"))}"
            );
        }

        if (counts.Unknown > 0)
        {
            Line(2, $"{Number(counts.Unknown)} of consents that no policy knows");
        }

        WriteVersion(counts.Version);
        WriteRead(transfer.LedgerRead);
    }

    private void WriteVersion(long? version)
    {
        if (version is { } read)
        {
            Line(2, string.Create(CultureInfo.InvariantCulture, $"every query read version {read}"));
        }
    }

    private void WriteRead(IEnumerable<ContentDigest> read)
    {
        foreach (var digest in read)
        {
            Line(2, "read " + digest.Words);
        }
    }

    private void Write(FilteredDataset dataset)
    {
        var (outcome, target) = (dataset.Outcome, dataset.Target);
        var where =
            target is null ? "no column of it may leave"
            : written ? $"written to {Place(dataset)}"
            : $"would be written to {Place(dataset)}";
        Line(1, $"{outcome.Plan.Name}: {where}");
        Line(2, $"rows: {Number(outcome.RowsIn)} in, {Number(outcome.RowsOut)} out, {Number(outcome.RowsIn - outcome.RowsOut)} withheld");
        if (outcome.People is { } people)
        {
            Line(2, $"for {Number(people.Out)} of {Number(people.In)} people");
        }
        else if (outcome.Plan.Dataset.Key is not null)
        {
            Line(2, "people: not counted here; `--dry-run` counts them");
        }

        if (outcome.Found is { } found)
        {
            Line(2, $"people of the ledger found in the data: {Number(found.Found)} of {Number(found.Of)}");
        }

        WriteGrounds(outcome);

        // Columns that share their fate share a line.
        foreach (var columns in outcome.Columns.GroupBy(c => Fate(outcome, c), StringComparer.Ordinal).Where(static g => g.Key.Length > 0))
        {
            Line(
                2,
                $"{(columns.Count() > 1 ? "columns" : "column")} {string.Join(", ", columns.Select(static c => c.Plan.Name))} {columns.Key}"
            );
            Tell(3, columns.SelectMany(static c => c.Plan.Stopped).SelectMany(static f => f.Grounds).Select(static g => g.Rule));
        }

        if (outcome.Undeclared.Count > 0)
        {
            Line(2, $"{outcome.Undeclared.Words} dropped: not in the manifest");
        }

        foreach (var change in outcome.TypeChanges)
        {
            Line(2, $"column {change.Column} is {change.Is}, was {change.Was}");
        }

        WriteVersion(outcome.Version);
        WriteRead(dataset.Read);
        if (dataset.Written is { } output)
        {
            Line(2, "wrote " + output.Words);
        }
    }

    private static string Place(FilteredDataset dataset) => (dataset.IsTable ? "table " : "") + dataset.Target;

    private void WriteGrounds(DatasetOutcome outcome)
    {
        var withheld = outcome.RowsIn - outcome.RowsOut;
        foreach (var ground in outcome.Grounds)
        {
            var unknown = ground.Undetermined > 0 ? $", in {Number(ground.Undetermined)} of them because something is not known" : "";
            Line(
                2,
                $"withheld {(ground.Rule is { } rule ? $"by rule {rule.Name}" : "because nothing permits it")}: {Number(ground.Rows)}{unknown}"
            );
            Tell(3, [ground.Rule]);
        }

        if (outcome.Grounds.Sum(static g => g.Rows) is var sum && sum > withheld)
        {
            Line(
                2,
                $"together {Number(sum)}, more than the {Number(withheld)} withheld: a row that several of these stand against counts under each"
            );
        }

        if (outcome.Undetermined > 0)
        {
            var facts = string.Join(", ", outcome.Unknown.Select(static u => $"{u.Fact} in {Number(u.Rows)}"));
            var several =
                outcome.Unknown.Sum(static u => u.Rows) > outcome.Undetermined
                    ? "; a row of which several are not known counts under each"
                    : "";
            Line(
                2,
                $"{Number(outcome.Undetermined)} of the {Number(withheld)} withheld only because something is not known of the person: {facts}{several}"
            );
        }
    }

    /// <summary>The outcome of a column; nothing for one that is written for everybody.</summary>
    private static string Fate(DatasetOutcome outcome, ColumnOutcome column) =>
        !column.Plan.IsWritten ? $"dropped: {string.Join(", ", TransferQueries.GroundNames(column.Plan))}"
        : column.Plan.Condition is Condition.Constant ? ""
        : $"only where {ConditionText.Of(column.Plan.Condition)} ({(outcome.Plan.WithholdCells ? $"{Many(column.Emptied, "cell")} emptied" : $"not in {Many(column.Withheld, "row")}")})";

    /// <summary>Title, reason and source of each rule, where it is named for the first time.</summary>
    private void Tell(int depth, IEnumerable<Rule?> rules)
    {
        foreach (var rule in rules.OfType<Rule>().Where(told.Add).ToList())
        {
            var sentences = new[] { rule.Title, rule.Because }
                .Where(static t => !string.IsNullOrEmpty(t))
                .Select(static t => VerdictWords.Sentence(t!));
            var text = string.Join(' ', rule.Cite.IsEmpty ? sentences : sentences.Append($"[{string.Join("; ", rule.Cite)}]"));
            if (text.Length > 0)
            {
                Line(depth, text, hanging: 0);
            }
        }
    }

    private static string Named(Recipient recipient) =>
        Named(
            recipient.Partner,
            recipient.Partner.Countries.IsEmpty
                ? null
                : "in " + string.Join(", ", recipient.Partner.Countries.Order(StringComparer.Ordinal))
        ) + (recipient.Purposes.IsEmpty ? "" : " for " + Named(recipient.Purposes));

    private static string Named(ImmutableArray<Located<PurposeSymbol>> purposes) =>
        string.Join(", ", purposes.Select(static p => Named(p.Value)).Distinct(StringComparer.Ordinal));

    private static string Named(Symbol symbol, string? more = null) =>
        string.Join(", ", new[] { symbol.Title, more }.Where(static t => !string.IsNullOrEmpty(t))) is { Length: > 0 } words
            ? $"{symbol.Name} ({words})"
            : symbol.Name;

    private void Line(int depth, string text, int hanging = 2) => page.Line(text, depth * 2, (depth * 2) + hanging);
}
