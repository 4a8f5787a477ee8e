using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>Filters one dataset: checks its columns and cells, counts, writes.</summary>
internal sealed class DatasetFilter(DuckSession session, RowFileReader reader, TransferPlan transfer, DatasetPlan plan, RowFile file, DiagnosticBag diagnostics)
{
    private const string View = "rows_of_people";
    private readonly Dictionary<AttributeSymbol, CellReader> cells = [];
    private string prefix = "sluice_";
    private bool hasKey;

    /// <summary>Does it.</summary>
    /// <param name="target">The file to write; null for none.</param>
    /// <returns>What became of it; null when something has been reported.</returns>
    public DatasetOutcome? Run(string? target)
    {
        try
        {
            return reader.Open(file) is { } opened && Prepare(opened.View, opened.Columns) ? Filter(opened.Columns, target) : null;
        }
        catch (DuckDBException e) when (e.ErrorType is DuckDB.NET.Native.DuckDBErrorType.OutOfMemory || e.Message.Contains("No space", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, "memory or space ran out"));
        }
        catch (DuckDBException e)
        {
            reader.Refuse(file, e);
        }

        return null;
    }

    private bool Prepare(string view, List<RowColumn> columns)
    {
        string[] names = [.. columns.Select(static c => c.Name)];
        if (!new ColumnCheck(plan, file.Display, diagnostics).Check(names))
        {
            return false;
        }

        while (columns.Any(c => c.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            prefix = "_" + prefix;
        }

        // Reads every cell once, so that damage anywhere is found before anything is written.
        session.Query(columns.Count == 0 ? $"SELECT COUNT(*) FROM {view}" : $"SELECT COUNT(COLUMNS(*)) FROM {view}");
        var extra = new List<string> { $"row_number() OVER () AS {prefix}order" };
        foreach (var attribute in plan.Counted)
        {
            if (Reader(view, columns, attribute) is { } cell)
            {
                cells.Add(attribute, cell);
                extra.Add($"{cell.Value} AS {FactColumn(attribute)}");
            }
        }

        if (plan.Dataset.Key is { } key)
        {
            var column = columns.First(c => c.Name == key.Value);
            if (CellReader.OfKey(DuckSession.Name(column.Name), column.Type) is { } cell)
            {
                extra.Add($"{cell.Value} AS {prefix}key");
                hasKey = true;
            }
            else if (!plan.Consents.IsEmpty)
            {
                WrongType(key.Location, column, "a text or a whole number");
            }
        }

        if (diagnostics.HasErrors)
        {
            return false;
        }

        session.Execute($"CREATE OR REPLACE TEMP VIEW {View} AS SELECT *, {string.Join(", ", extra)} FROM {view}");
        return CheckCells();
    }

    private CellReader? Reader(string view, List<RowColumn> columns, AttributeSymbol attribute)
    {
        var named = plan.Dataset.Subject[attribute];
        var column = columns.First(c => c.Name == named.Value);
        if (CellReader.Of(DuckSession.Name(column.Name), column.Type, attribute.Type) is { } cell)
        {
            return cell;
        }

        // A column without a single value has whatever type its writer happened to choose.
        if (session.Numbers($"SELECT COUNT({DuckSession.Name(column.Name)}) FROM {view}")[0] == 0)
        {
            return CellReader.Nothing(attribute.Type.Kind);
        }

        WrongType(named.Location, column, attribute.Type.ToString());
        return null;
    }

    private void WrongType(SourceLocation location, RowColumn column, string wanted) =>
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, file.Display, column.Name, column.Type, wanted));

    private bool CheckCells()
    {
        foreach (var (attribute, cell) in cells.OrderBy(static c => c.Key.Name, StringComparer.Ordinal))
        {
            var found = session.Numbers($"SELECT COUNT(*), MIN({prefix}order) FROM {View} WHERE ({cell.Given}) AND {FactColumn(attribute)} IS NULL");
            if (found[0] > 0)
            {
                var named = plan.Dataset.Subject[attribute];
                var where = string.Create(CultureInfo.InvariantCulture, $"{found[0]} of its cells, the first in {reader.Place(file, found[1])}");
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.CellWrong, named.Location, file.Display, named.Value, attribute.Type.ToString(), where));
            }
        }

        return !diagnostics.HasErrors;
    }

    private DatasetOutcome? Filter(List<RowColumn> columns, string? target)
    {
        var tables = new RowTables
        {
            Data = View,
            Ledger = LedgerTable.Name,
            Attribute = FactColumn,
            Key = hasKey ? prefix + "key" : null,
            Unreadable = LedgerTable.Unreadable,
            Order = prefix + "order",
        };
        var select = new RowQuery(transfer, plan, tables, new DuckDbDialect(), diagnostics).Select();
        var counting = new RowQuery(transfer, plan, tables with { Counts = true }, new DuckDbDialect(), diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var counter = new GroupReader(plan);
        var outcome = DatasetOutcome.Of(plan, file, counter.Read(session.Read(counting.Groups())), ColumnCheck.Undeclared(plan, columns.Select(static c => c.Name)));
        if (!counter.Agrees)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, "the query and the rules do not agree on a row"));
            return null;
        }

        if (!outcome.CheckClaims(diagnostics))
        {
            return null;
        }

        if (hasKey && (target is null || transfer.NumbersMatter))
        {
            var people = session.Numbers(counting.CountPeople());
            outcome = outcome with { People = (people[0], people[1]) };
        }

        return target is null || plan.Written.IsEmpty || Write(select, target, outcome.RowsOut) ? outcome : null;
    }

    private bool Write(string select, string target, long rows)
    {
        try
        {
            if (session.Execute($"COPY (\n{select}) TO {DuckSession.Text(target)} ({Options()})") == rows)
            {
                return true;
            }

            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceChanged, file.Location, file.Display));
        }
        catch (DuckDBException e) when (e.Message.Contains(Path.GetFileName(target), StringComparison.Ordinal))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, "they cannot be written: the disk is full, or the system refuses"));
        }

        return false;
    }

    private string FactColumn(AttributeSymbol attribute) => prefix + "fact_" + attribute.Name;

    private string Options() => file.Format switch
    {
        RowFormat.Parquet => "FORMAT PARQUET",
        RowFormat.Csv => "FORMAT CSV, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR ''",
        _ => "FORMAT JSON, ARRAY FALSE",
    };
}
