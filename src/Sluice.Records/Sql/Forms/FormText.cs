using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Sql.Forms;

/// <summary>What is printed of the transfers of a manifest.</summary>
public static class FormText
{
    /// <summary>The text; what stands against it is reported, and it must then not be used.</summary>
    public static string Write(
        IReadOnlyList<TransferPlan> plans,
        TableMap map,
        SqlDialect dialect,
        FormRequest request,
        DiagnosticBag diagnostics
    )
    {
        FormStatements.CheckNames(plans, map, request, diagnostics);
        foreach (var plan in plans.DistinctBy(TableMap.LedgerOf))
        {
            CheckLedger(plan, request, diagnostics);
        }

        foreach (var (plan, dataset) in plans.SelectMany(static p => p.Datasets.Where(static d => !d.Written.IsEmpty).Select(d => (p, d))))
        {
            CheckColumns(dataset, request, diagnostics);
            if (
                request.Form == SqlForm.RowFilter
                && dataset.WithholdCells
                && dataset.Written.Any(c => ConditionText.Of(c.Condition) != ConditionText.Of(dataset.RowCondition))
            )
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(
                            RecordsDiagnostics.CellsNotWithheld,
                            dataset.Dataset.Name.Location,
                            SqlForms.NameOf(request.Form),
                            dataset.Name
                        )
                        .WithHint("a view withholds single cells: `--form view`")
                );
            }
        }

        return request.Form == SqlForm.TrinoRules
            ? TrinoRules.Write(plans, map, request, diagnostics)
            : string.Join("\n", plans.Select(p => TransferQueries.Write(p, map, dialect, diagnostics, request)));
    }

    private static void CheckLedger(TransferPlan plan, FormRequest request, DiagnosticBag diagnostics)
    {
        var ledger = TableMap.LedgerOf(plan);
        if (request.Columns.GetValueOrDefault(ledger) is { } table)
        {
            Check(
                LedgerColumns.Names.Select(n => (n, plan.Manifest.Ledger?.Location ?? plan.Manifest.Location)),
                ledger,
                table,
                diagnostics
            );
        }
    }

    private static void CheckColumns(DatasetPlan dataset, FormRequest request, DiagnosticBag diagnostics)
    {
        if (request.Columns.GetValueOrDefault(dataset.Name) is not { } table)
        {
            return;
        }

        var asked = dataset.Queried.Select(a => dataset.Dataset.Subject[a]);
        var key = dataset.Consents.IsEmpty || dataset.Dataset.Key is not { } named ? [] : new[] { named };
        Check(
            dataset
                .Written.Select(static c => c.Field.Name)
                .Concat(key)
                .Concat(asked)
                .DistinctBy(static c => c.Value)
                .Select(static c => (c.Value, c.Location)),
            dataset.Name,
            table,
            diagnostics
        );
    }

    private static void Check(
        IEnumerable<(string Name, SourceLocation Location)> wanted,
        string owner,
        DescribedTable table,
        DiagnosticBag diagnostics
    )
    {
        foreach (var (name, location) in wanted.Where(w => table.Find(w.Name) is null))
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.ColumnNotDescribed, location, name, owner)
                    .WithHint(DiagnosticHint.DidYouMean(NearestName.Find(name, table.Columns.Select(static c => c.Name))))
            );
        }
    }
}
