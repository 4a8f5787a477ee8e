using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Postgres;

/// <summary>Filters one dataset where it is: checks its columns and cells, counts, writes.</summary>
internal sealed class PostgresDataset(
    PostgresSession session,
    TransferPlan transfer,
    DatasetPlan plan,
    PostgresTable table,
    DiagnosticBag diagnostics
)
{
    private readonly Dictionary<AttributeSymbol, CellReader> cells = [];
    private CellReader? keyCell;
    private string? Key => keyCell?.Value;

    /// <summary>Filters the dataset.</summary>
    /// <param name="ledger">The consent records; null where none are asked.</param>
    /// <param name="file">The file to write; null for none.</param>
    /// <param name="into">The table to make, as its schema and name; null for none.</param>
    /// <returns>The outcome; null when something has been reported.</returns>
    public DatasetOutcome? Run(PostgresLedger? ledger, string? file, ImmutableArray<string>? into)
    {
        if (!Prepare(plan.Asked.IsEmpty ? null : ledger) || !CheckCells())
        {
            return null;
        }

        var tables = new RowTables
        {
            Data = plan.Name,
            DataSql = Source(),
            Ledger = "consent_ledger",
            LedgerSql = ledger?.Sql,
            Attribute = FactColumn,
            Key = Key is null ? null : table.Prefix + "key",
            Unreadable = PostgresLedger.Unreadable,
        };
        var select = new RowQuery(transfer, plan, tables, new PostgresDialect(), diagnostics).Select();
        var groups = new RowQuery(transfer, plan, tables with { Counts = true }, new PostgresDialect(), diagnostics).Groups();
        var counting = new RowQuery(transfer, plan, tables with { Counts = true }, new PostgresDialect(), diagnostics).CountPeople();
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var counter = new GroupReader(plan);
        var source = RowFile.OfTable(table.Display, plan.Dataset.Name.Location);
        var outcome = DatasetOutcome.Of(plan, source, counter.Read(session.Read(groups)), Columns().PlacesOfUndeclared(Names));
        if (!counter.Agrees)
        {
            Failed("the query and the rules do not agree on a row");
        }

        if (diagnostics.HasErrors || !outcome.CheckClaims(diagnostics))
        {
            return null;
        }

        outcome = outcome with { Read = table.Digest(session) };
        if (ledger is not null && !plan.Asked.IsEmpty)
        {
            var people = Find(ledger);
            if (!new FoundCheck(transfer, table.Display, diagnostics).Check(people, outcome.RowsIn))
            {
                return null;
            }

            outcome = outcome with { Found = (people.Found, people.Of) };
        }

        if (Key is not null && ((file is null && into is null) || transfer.NumbersMatter || DatasetPass.IsFew(outcome.RowsIn)))
        {
            var counted = session.Numbers(counting);
            outcome = outcome with { People = (counted[0], counted[1]) };
        }

        return plan.Written.IsEmpty ? outcome
            : into is { } parts ? Make(select, parts, outcome)
            : file is null || Write(select, file, outcome.RowsOut) ? outcome
            : null;
    }

    private bool Prepare(PostgresLedger? ledger)
    {
        if (!Columns().Check(Names))
        {
            return false;
        }

        foreach (var alike in table.Columns.GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1))
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.ColumnsAlike,
                    plan.Dataset.Name.Location,
                    table.Display,
                    ColumnPlaces.Of(Names, alike.Select(static c => c.Name).Contains, isKeys: false).Words
                )
            );
        }

        foreach (var attribute in plan.Counted)
        {
            var named = plan.Dataset.Subject[attribute];
            var column = Column(named.Value);
            if (PostgresCells.Of(Sql(column), column.Type, attribute.Type, transfer.Manifest.Zone?.Value ?? "UTC") is { } cell)
            {
                cells.Add(attribute, cell);
            }
            else if (session.Numbers($"SELECT COUNT({Sql(column)}) FROM {table.Sql} AS source")[0] == 0)
            {
                // A column without a single value has whatever type its maker happened to choose.
                cells.Add(attribute, PostgresCells.Nothing(attribute.Type.Kind));
            }
            else
            {
                WrongType(named.Location, column, attribute.Type.ToString());
            }
        }

        if (plan.Dataset.Key is { } owner)
        {
            keyCell = PostgresCells.OfKey(
                Sql(Column(owner.Value)),
                Column(owner.Value).Type,
                ledger?.Form ?? KeyForm.Exact,
                session.IsUnicode
            );
            if (Key is null && !plan.Asked.IsEmpty)
            {
                WrongType(owner.Location, Column(owner.Value), "a text or a whole number");
            }
        }

        return !diagnostics.HasErrors;
    }

    private bool CheckCells()
    {
        var asked = cells.OrderBy(static c => c.Key.Name, StringComparer.Ordinal).ToList();
        var counts =
            asked.Count == 0
                ? []
                : session.Numbers(
                    $"SELECT {string.Join(", ", asked.Select(static c => $"COUNT(CASE WHEN ({c.Value.Given}) AND ({c.Value.Value}) IS NULL THEN 1 END)"))} FROM {table.Sql} AS source"
                );
        foreach (var ((attribute, _), count) in asked.Zip(counts).Where(static c => c.Second > 0))
        {
            var named = plan.Dataset.Subject[attribute];
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.CellWrong,
                    named.Location,
                    table.Display,
                    named.Value,
                    attribute.Type.ToString(),
                    string.Create(CultureInfo.InvariantCulture, $"{count} of its cells")
                )
            );
        }

        if (
            keyCell is { CanBeWrong: true }
            && session.Numbers($"SELECT COUNT(*) FROM {table.Sql} AS source WHERE ({keyCell.Given}) AND ({keyCell.Value}) IS NULL")[0]
                is > 0
                    and var wrong
        )
        {
            var named = plan.Dataset.Key!;
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.KeyWrong,
                    named.Location,
                    table.Display,
                    named.Value,
                    string.Create(CultureInfo.InvariantCulture, $"{wrong} of its cells"),
                    PostgresCells.WhyWrong(Column(named.Value).Type)
                )
            );
        }

        return !diagnostics.HasErrors;
    }

    private FoundPeople Find(PostgresLedger ledger)
    {
        // The least change comes first: who is near in one is not counted again in more.
        KeyChange[] changes =
            ledger.Form == KeyForm.Exact
                ? []
                :
                [
                    KeyChange.Case,
                    KeyChange.Blanks,
                    KeyChange.Zeros,
                    KeyChange.Case | KeyChange.Blanks,
                    KeyChange.Blanks | KeyChange.Zeros,
                ];
        var keys = $"(SELECT DISTINCT {Key} AS key FROM {table.Sql} AS source)";
        var near = string.Concat(
            changes.Select(c =>
                $" WHEN {PostgresCells.Near("subject", c, session)} IN (SELECT {PostgresCells.Near("key", c, session)} FROM {keys} AS keys WHERE key IS NOT NULL) THEN {(int)c}"
            )
        );
        var counts = session
            .Read(
                $"SELECT CASE WHEN subject IN (SELECT key FROM {keys} AS keys WHERE key IS NOT NULL) THEN 0{near} ELSE -1 END, COUNT(*) FROM {ledger.People} AS people GROUP BY 1"
            )
            .ToDictionary(
                static r => int.Parse(r[0]!, CultureInfo.InvariantCulture),
                static r => long.Parse(r[1]!, CultureInfo.InvariantCulture)
            );
        return new FoundPeople(
            counts.GetValueOrDefault(0),
            counts.Values.Sum(),
            counts.Where(static c => c.Key > 0).ToImmutableSortedDictionary(static c => (KeyChange)c.Key, static c => c.Value)
        );
    }

    /// <summary>The rows with what is asked of their people, as SQL.</summary>
    private string Source()
    {
        var columns = plan
            .Written.Select(c => Sql(Column(c.Name)))
            .Concat(plan.Counted.Select(a => $"{cells[a].Value} AS {PostgresSession.Name(FactColumn(a))}"))
            .Concat(Key is null ? [] : [$"{Key} AS {PostgresSession.Name(table.Prefix + "key")}"]);
        return $"(SELECT {string.Join(", ", columns.DefaultIfEmpty("1"))} FROM {table.Sql} AS source)";
    }

    private bool Write(string select, string file, long rows)
    {
        // A table has no order; by their texts the same rows give the same bytes.
        var order = string.Join(", ", plan.Written.Select(static c => $"CAST({PostgresSession.Name(c.Name)} AS TEXT) COLLATE \"C\""));
        return session.Export($"SELECT * FROM (\n{select}) AS permitted\nORDER BY {order}\n", file) == rows || Failed(OtherNumber);
    }

    private DatasetOutcome? Make(string select, ImmutableArray<string> into, DatasetOutcome outcome)
    {
        session.Execute($"CREATE TABLE {string.Join('.', into.Select(PostgresSession.Name))} AS\n{select}");
        if (PostgresTable.Find(session, into, null, diagnostics) is not { } made)
        {
            return null;
        }

        outcome = outcome with { Written = made.Digest(session) };
        return outcome.Written.Rows == outcome.RowsOut || Failed(OtherNumber) ? outcome : null;
    }

    private const string OtherNumber = "another number of rows was written than counted";

    private bool Failed(string why)
    {
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, plan.Dataset.Name.Location, table.Display, why));
        return false;
    }

    private void WrongType(SourceLocation location, RowColumn column, string wanted) =>
        diagnostics.Add(
            Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, table.Display, column.Name, column.TypeName, wanted)
        );

    private IReadOnlyCollection<string> Names => [.. table.Columns.Select(static c => c.Name)];

    private ColumnCheck Columns() => new(plan, table.Display, isKeys: false, diagnostics);

    private RowColumn Column(string name) => table.Columns.First(c => c.Name == name);

    private static string Sql(RowColumn column) => $"source.{PostgresSession.Name(column.Name)}";

    private string FactColumn(AttributeSymbol attribute) => table.Prefix + "fact_" + attribute.Name;
}
