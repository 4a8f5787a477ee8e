using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Engines.Kinds;
using Sluice.Records.Engines.Packing;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>Filters one dataset: checks its columns and cells, counts, writes.</summary>
internal sealed class DatasetFilter(
    DuckSession session, RowFileReader reader, TransferPlan transfer, DatasetPlan plan, RowFile file, ConsentStates? states, RowSettings settings, DiagnosticBag diagnostics) : IDisposable
{
    private const string Disagreement = "the engine did not decide each row once";
    private readonly List<(AttributeSymbol Attribute, CellReader Cell, string Type)> cells = [];
    private CellReader? key;
    private DatasetPass? pass;

    /// <summary>Does it.</summary>
    /// <param name="target">The file to write; null for none.</param>
    /// <returns>What became of it; null when something has been reported.</returns>
    public DatasetOutcome? Run(string? target)
    {
        try
        {
            session.Prepare(file.Format);
            return reader.Open(file, ColumnCheck.NamesOf(plan)) is { } opened && Prepare(opened.View, opened.Columns) && Filter(opened.View, opened.Columns, target) is { } outcome && reader.IsSound(file, opened.View)
                ? outcome : null;
        }
        catch (DuckDBException) when (pass is { IsWrong: true })
        {
            ReportCells(pass.View);
        }
        catch (DuckDBException e) when (DuckSession.IsShortage(e))
        {
            Fail("memory or space ran out");
        }
        catch (DuckDBException e)
        {
            reader.Refuse(file, e);
        }

        return null;
    }

    public void Dispose() => pass?.Dispose();

    private bool Prepare(string view, List<RowColumn> columns)
    {
        string[] names = [.. columns.Select(static c => c.Name)];
        if (!new ColumnCheck(plan, file.Display, diagnostics).Check(names))
        {
            return false;
        }

        foreach (var attribute in plan.Counted)
        {
            if (attribute.Type.Kind == ValueKind.Duration)
            {
                RefuseDuration(attribute);
            }
            else if (Reader(view, columns, attribute) is { } cell)
            {
                cells.Add((attribute, cell.Reader, cell.Type));
            }
        }

        if (plan.Dataset.Key is { } named)
        {
            var column = columns.First(c => c.Name == named.Value);
            key = CellReader.IsNumber64(column.Type) && states is null or { Numbered: true } ? CellReader.OfNumber64(DuckSession.Name(column.Name)) : CellReader.OfKey(DuckSession.Name(column.Name), column.Type, states?.Form ?? KeyForm.Exact);
            if (key is null && !plan.Consents.IsEmpty)
            {
                WrongType(named.Location, column, "a text or a whole number");
            }
        }

        return !diagnostics.HasErrors;
    }

    private (CellReader Reader, string Type)? Reader(string view, List<RowColumn> columns, AttributeSymbol attribute)
    {
        var named = plan.Dataset.Subject[attribute];
        var column = columns.First(c => c.Name == named.Value);
        if (column.Type == "JSON" && attribute.Type.Kind == ValueKind.Decimal)
        {
            return (CellReader.OfJsonDecimal(DuckSession.Name(column.Name), DuckSession.Name(RowFileReader.LineColumn(columns)), column.Name), column.Type);
        }

        if (CellReader.Of(DuckSession.Name(column.Name), column.Type, attribute.Type, file.Format == RowFormat.Csv) is { } cell)
        {
            return (cell, column.Type);
        }

        // A column without a single value has whatever type its writer happened to choose.
        if (session.Numbers($"SELECT COUNT({DuckSession.Name(column.Name)}) FROM {view}")[0] == 0)
        {
            return (CellReader.Nothing(attribute.Type.Kind), "NULL");
        }

        WrongType(named.Location, column, attribute.Type.ToString());
        return null;
    }

    // Where such an attribute decides; where it is only counted, it is not known.
    private void RefuseDuration(AttributeSymbol attribute)
    {
        if (plan.Attributes.Contains(attribute))
        {
            var asked = ConditionText.Of(PersonKinds.AtomsOf(plan).First(a => Atoms.AttributeOf(a) == attribute));
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.NotExact, attribute.Location, asked, file.FormatName, "durations of single people have no exact form in a table"));
        }
    }

    private void WrongType(SourceLocation location, RowColumn column, string wanted) =>
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, file.Display, column.Name, column.Type, wanted));

    private void ReportCells(string view)
    {
        foreach (var (attribute, cell, _) in cells)
        {
            var found = session.Numbers($"SELECT COUNT(*), MIN(place) FROM (SELECT ({cell.Given}) AND ({cell.Value}) IS NULL AS wrong, row_number() OVER () AS place FROM {view}) WHERE wrong");
            if (found[0] > 0)
            {
                var named = plan.Dataset.Subject[attribute];
                var where = string.Create(CultureInfo.InvariantCulture, $"{found[0]} of its cells, the first in {reader.Place(file, found[1])}");
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.CellWrong, named.Location, file.Display, named.Value, attribute.Type.ToString(), where));
            }
        }

        if (!diagnostics.HasErrors)
        {
            Fail(Disagreement);
        }
    }

    private DatasetOutcome? Filter(string view, List<RowColumn> columns, string? target)
    {
        var writes = target is not null && !plan.Written.IsEmpty;
        pass = new DatasetPass(session, plan, view, cells, key, states, key is not null && (target is null || transfer.NumbersMatter), settings) { Line = reader.LineOf(view) };
        if (file.Format == RowFormat.Parquet && columns.Where(c => !Reads(c, writes)).ToList() is { Count: > 0 } others)
        {
            reader.ReadCells(view, others);
        }

        var rows = reader.CountRows(file);
        settings.Progress?.Begin(rows ?? 0, session.Share);
        var written = 0L;
        if (!writes)
        {
            pass.Count();
        }
        else if (Write(target!) is { } copied)
        {
            written = copied;
        }
        else
        {
            return null;
        }

        var outcome = DatasetOutcome.Of(plan, file, [.. pass.Groups], ColumnCheck.Undeclared(plan, columns.Select(static c => c.Name))) with { People = pass.People };
        if ((rows ?? outcome.RowsIn) != outcome.RowsIn || (writes && written != outcome.RowsOut))
        {
            Fail(Disagreement);
            return null;
        }

        if (states is not null)
        {
            var found = states.TakeFound();
            if (!new FoundCheck(transfer, file.Display, diagnostics).Check(found, outcome.RowsIn))
            {
                return null;
            }

            outcome = outcome with { Found = (found.Found, found.Of) };
        }

        return outcome.CheckClaims(diagnostics) ? outcome : null;
    }

    /// <summary>Whether the pass reads a column by itself.</summary>
    private bool Reads(RowColumn column, bool writes) =>
        (writes && plan.Written.Any(c => c.Name == column.Name))
        || cells.Any(c => plan.Dataset.Subject[c.Attribute].Value == column.Name)
        || (pass!.ReadsKey && plan.Dataset.Key?.Value == column.Name);

    private long? Write(string target)
    {
        try
        {
            if (!file.IsArray)
            {
                return pass!.Write(target, Options() + Compressed);
            }

            var lines = target + ".lines";
            var written = pass!.Write(lines, Options());
            WriteArray(lines, written, target);
            return written;
        }
        catch (DuckDBException e) when (e.Message.Contains(Path.GetFileName(target), StringComparison.Ordinal))
        {
            Fail("they cannot be written: the disk is full, or the system refuses");
            return null;
        }
    }

    // Lines become the elements of an array; none of them holds the end of a line, or what stands between two cells here. Told nothing of buffers, the engine takes sixteen lines of the longest at once.
    private void WriteArray(string lines, long count, string target)
    {
        var read = $"read_csv({DuckSession.Text(lines)}, columns = {{ 'line': 'VARCHAR' }}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '', max_line_size = 17825792, buffer_size = 35651584)";
        var elements = count == 0 ? "'[]'" : string.Create(CultureInfo.InvariantCulture, $"CASE WHEN number = 1 THEN '[' || chr(10) ELSE '' END || line || CASE WHEN number = {count} THEN chr(10) || ']' ELSE ',' END FROM (SELECT line, row_number() OVER () AS number FROM {read})");
        session.Execute($"COPY (SELECT {elements}) TO {DuckSession.Text(target)} ({Options()}{Compressed})");
        File.Delete(lines);
    }

    private string Compressed => file.Compression switch
    {
        RowCompression.Gzip => ", COMPRESSION gzip",
        RowCompression.Zstandard => ", COMPRESSION zstd",
        _ => "",
    };

    private void Fail(string why) => diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, why));

    private string Options() => file.Format switch
    {
        RowFormat.Parquet => "FORMAT PARQUET",
        RowFormat.Csv => $"FORMAT CSV, HEADER, DELIMITER '{file.Delimiter}', QUOTE '\"', ESCAPE '\"', NULLSTR ''",

        // A line is written as it is; that is how the engine itself writes JSON.
        _ => "FORMAT CSV, HEADER FALSE, DELIMITER '\n', QUOTE '', ESCAPE ''",
    };
}
