using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql.Forms;

/// <summary>A table as Trino's rules show it to others.</summary>
internal sealed class TrinoTable
{
    private readonly TransferPlan plan;
    private readonly DatasetPlan dataset;
    private readonly RowQuery query;

    private TrinoTable(
        TransferPlan plan,
        DatasetPlan dataset,
        ImmutableArray<string> name,
        ImmutableArray<DescribedColumn> columns,
        RowQuery query,
        string head
    )
    {
        (this.plan, this.dataset, this.query, Name) = (plan, dataset, query, name);
        Columns = [.. columns.Select(static c => c with { Name = c.Name.ToLowerInvariant() })];
        Filter = head + query.Filter();
    }

    /// <summary>Catalog, schema and table, in lower case: Trino keeps them so, however they are written.</summary>
    public ImmutableArray<string> Name { get; }

    /// <summary>Its columns.</summary>
    public ImmutableArray<DescribedColumn> Columns { get; }

    /// <summary>Which rows are shown, with what is to be said of it.</summary>
    public string Filter { get; }

    /// <summary>The table of a dataset; null where something stands against it, which is reported.</summary>
    public static TrinoTable? Of(TransferPlan plan, DatasetPlan dataset, TableMap map, FormRequest request, DiagnosticBag diagnostics)
    {
        var location = dataset.Dataset.Name.Location;
        var name = map.Of(dataset.Name);
        if (name.Length < 3)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.WholeNameNeeded, location, dataset.Name)
                    .WithHint($"add `--table {dataset.Name}=CATALOG.SCHEMA.TABLE`")
            );
        }

        if (request.Columns.GetValueOrDefault(dataset.Name) is not { IsTrino: true } described)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.ColumnsNeeded, location, dataset.Name)
                    .WithHint(
                        $"add `--columns {dataset.Name}=FILE`, written by `trino … --execute 'DESCRIBE {TableMap.Display(name)}' > FILE`"
                    )
            );
            return null;
        }

        if (name.Length < 3)
        {
            return null;
        }

        var tables = TransferQueries.Tables(
            plan,
            dataset,
            Beside(map, name, TableMap.LedgerOf(plan)),
            TrinoRulesDialect,
            diagnostics,
            request,
            isRead: true
        );
        var head = TransferQueries
            .Head(plan, TrinoRulesDialect, request)
            .Concat(TransferQueries.Head(dataset))
            .Append("a column that the table gets later is shown until these rules are printed again: they hide columns by their names");
        return new TrinoTable(
            plan,
            dataset,
            [.. name.Select(static p => p.ToLowerInvariant())],
            described.Columns,
            new RowQuery(plan, dataset, tables, TrinoRulesDialect, diagnostics),
            TransferQueries.Comments(head)
        );
    }

    /// <summary>The column of the dataset that a user may see under this name; null where there is none.</summary>
    public ColumnPlan? ShownTo(string partner, string column) =>
        dataset.Written.FirstOrDefault(c =>
            string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase)
            && plan.Manifest.Recipients.Any(r => r.Partner.Name == partner && r.Receives(dataset.Name, c.Name))
        );

    /// <summary>What is shown of a cell in place of it; null where every row that is shown shows it.</summary>
    public string? MaskOf(ColumnPlan column) =>
        dataset.WithholdCells && column.Condition is not Condition.Constant ? query.Cell(column) : null;

    private static SqlDialect TrinoRulesDialect { get; } = SqlDialects.Find("trino")!;

    // A filter is read in the schema of its table: a ledger without one lies there.
    private static TableMap Beside(TableMap map, ImmutableArray<string> table, string ledger)
    {
        var parts = map.Of(ledger);
        return map.With(ledger, [.. table.Take(table.Length - parts.Length), .. parts]);
    }
}
