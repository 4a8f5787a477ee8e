using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// Checks the tables of a cluster against the manifest: a type that never fits is refused before a row is read, and cells that are no value
/// before one is written.
/// </summary>
/// <param name="transfer">The transfer.</param>
/// <param name="plan">The dataset.</param>
/// <param name="display">Its table, as it is shown.</param>
/// <param name="columns">The columns of its table.</param>
/// <param name="dialect">The SQL of the cluster.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class ClusterCheck(
    TransferPlan transfer,
    DatasetPlan plan,
    string display,
    TableColumns columns,
    SqlDialect dialect,
    DiagnosticBag diagnostics
)
{
    private const string KeyWanted = "a text or a whole number";
    private readonly SqlCells cells = new(dialect, transfer.Manifest.Zone?.Value);

    /// <summary>Whether the columns of the rows are there and hold values of their types.</summary>
    public bool Columns()
    {
        var named = plan
            .Dataset.Fields.Select(static f => f.Name)
            .Concat(plan.Dataset.Key is { } key ? [key] : [])
            .Concat(plan.Dataset.Subject.Values.OrderBy(static c => c.Location.Span.Start))
            .DistinctBy(static n => n.Value)
            .ToList();
        var others = columns.Names.Where(n => !named.Exists(m => m.Value.Equals(n, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var missing in named.Where(n => !columns.Has(n.Value)))
        {
            diagnostics.Add(ColumnCheck.Missing(missing.Location, display, [missing.Value], others, isKeys: false, columns.Names));
        }

        foreach (var name in named)
        {
            Collation(name.Location, display, name.Value, columns.TypeOf(name.Value));
        }

        foreach (var attribute in plan.Counted.Where(static a => a.Type.Kind != ValueKind.Duration))
        {
            var name = plan.Dataset.Subject[attribute];
            if (cells.Of(Column(columns.TypeOf(name.Value)), attribute.Type, []) is null)
            {
                WrongType(name.Location, display, name.Value, columns.TypeOf(name.Value), attribute.Type.ToString());
            }
        }

        if (plan.Dataset.Key is { } owner && !plan.Asked.IsEmpty && cells.Key(Column(columns.TypeOf(owner.Value)), KeyForm.Exact) is null)
        {
            WrongType(owner.Location, display, owner.Value, columns.TypeOf(owner.Value), KeyWanted);
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>Whether the columns of the ledger are there and say whose records they are, and of what.</summary>
    public bool Ledger(TableColumns ledger, string name)
    {
        var location = transfer.Manifest.Ledger?.Location ?? transfer.Manifest.Location;
        if (
            !ColumnCheck.CheckLedger(
                [
                    .. ledger.Names.Select(static n =>
                        LedgerColumns.Names.FirstOrDefault(w => w.Equals(n, StringComparison.OrdinalIgnoreCase)) ?? n
                    ),
                ],
                name,
                location,
                isKeys: false,
                diagnostics
            )
        )
        {
            return false;
        }

        foreach (var column in LedgerColumns.Names.Where(static c => !LedgerColumns.IsDay(c)))
        {
            var type = ledger.TypeOf(column);
            Collation(location, name, column, type);
            if (
                column == "subject"
                    ? cells.Key(Column(type), KeyForm.Exact) is null
                    : type.Kind is not (ColumnKind.Text or ColumnKind.Char or ColumnKind.Nothing)
            )
            {
                WrongType(location, name, column, type, column == "subject" ? KeyWanted : "a text");
            }
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>Whether every cell is a value; if not, it has been reported.</summary>
    /// <param name="asked">The attributes, and the key as null.</param>
    /// <param name="counts">How many cells of each are none.</param>
    public bool Cells(IEnumerable<AttributeSymbol?> asked, IEnumerable<long> counts)
    {
        foreach (var (attribute, count) in asked.Zip(counts).Where(static c => c.Second > 0))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{count} of its cells");
            var name = attribute is null ? plan.Dataset.Key! : plan.Dataset.Subject[attribute];
            diagnostics.Add(
                attribute is null
                    ? Diagnostic.Create(
                        RecordsDiagnostics.KeyWrong,
                        name.Location,
                        display,
                        name.Value,
                        where,
                        Why(columns.TypeOf(name.Value))
                    )
                    : Diagnostic.Create(RecordsDiagnostics.CellWrong, name.Location, display, name.Value, attribute.Type.ToString(), where)
            );
        }

        return !diagnostics.HasErrors;
    }

    // Which cells are no key although something is in them, as a rule that they break.
    private static string Why(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.Double => KeyReader.WhyWrong("DOUBLE", KeyForm.Exact)!,
            ColumnKind.Float => KeyReader.WhyWrong("FLOAT", KeyForm.Exact)!,
            ColumnKind.Decimal => KeyReader.WhyWrong("DECIMAL(1,1)", KeyForm.Exact)!,
            _ when type.MayBePadded =>
                "a key that a view shows has no blanks at its end, for these may be of a column that fills texts up with them",
            _ => KeyReader.WhyWrong("VARCHAR", KeyForm.Whole)!,
        };

    private SqlColumn Column(ColumnType type) => SqlColumn.Of("c", type, dialect.Cells);

    private void WrongType(SourceLocation location, string table, string name, ColumnType type, string wanted)
    {
        // What is missing has been reported.
        if (type.Kind != ColumnKind.Any)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, table, name, type.Text, wanted));
        }
    }

    private void Collation(SourceLocation location, string table, string name, ColumnType type)
    {
        if (type.Collation is not null)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.ColumnCollated, location, table, name)
                    .WithHint("let a view have it as plain text: `CAST(column AS STRING)`")
            );
        }
    }
}
