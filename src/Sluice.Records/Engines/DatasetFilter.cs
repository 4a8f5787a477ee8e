using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Native;
using Sluice.Records.Engines.Packing;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>Filters one dataset: checks its columns and cells, counts, writes.</summary>
internal sealed class DatasetFilter(
    DuckSession session,
    RowFileReader reader,
    TransferPlan transfer,
    DatasetPlan plan,
    RowFile file,
    ConsentStates? states,
    RowSettings settings,
    DiagnosticBag diagnostics
) : IDisposable
{
    private const string CannotWrite = "they cannot be written: the disk is full, or the system refuses";
    private const string Disagreement = "the engine did not decide each row once";
    private readonly string zone = transfer.Manifest.Zone?.Value ?? "UTC";
    private readonly List<(AttributeSymbol Attribute, CellReader Cell, string Type)> cells = [];
    private CellReader? key;
    private string keyType = "";
    private DatasetPass? pass;
    private JsonKey? member;
    private KeyText? guard;
    private ParquetOutput? output;
    private ColumnPlaces undeclared = ColumnPlaces.None;

    /// <summary>Does it.</summary>
    /// <param name="target">The file to write; null for none.</param>
    /// <returns>What became of it; null when something has been reported.</returns>
    public DatasetOutcome? Run(string? target)
    {
        try
        {
            session.Prepare(file.Format);
            var source = file;
            if (file.Format == RowFormat.Parquet && !plan.Written.IsEmpty)
            {
                output = new ParquetOutput(session, plan, file, settings, diagnostics);
                if (output.Prepare(target) is not { } kept)
                {
                    return null;
                }

                file = kept;
            }

            return Read(target) is { } outcome ? outcome with { Source = source } : null;
        }
        catch (DuckDBException e) when (DuckSession.IsShortage(e))
        {
            Fail("memory or space ran out");
        }
        catch (DuckDBException e)
        {
            reader.Refuse(file, e);
        }
        catch (Exception e) when (output is not null && (e is IOException or UnauthorizedAccessException or InvalidDataException))
        {
            Fail(CannotWrite);
        }

        return null;
    }

    public void Dispose()
    {
        pass?.Dispose();
        output?.Dispose();
    }

    private DatasetOutcome? Read(string? target)
    {
        try
        {
            return
                reader.Open(file, ColumnCheck.NamesOf(plan)) is { } opened
                && Prepare(opened.View, opened.Columns)
                && Filter(opened.View, opened.Columns, target) is { } outcome
                && reader.IsSound(file, opened.View)
                ? outcome
                : null;
        }
        catch (DuckDBException) when (pass is { IsWrong: true } || member is { IsWrong: true } || guard is { IsWrong: true })
        {
            // The whole file is read for it, and may turn out to be broken further on.
            ReportCells(pass!.View);
            return null;
        }
    }

    private bool Prepare(string view, List<RowColumn> columns)
    {
        string[] names = [.. columns.Select(static c => c.Name)];
        var check = new ColumnCheck(plan, file.Display, file.Format == RowFormat.JsonLines, diagnostics);
        if (!check.Check(names, reader.LineOf(view) is { } line ? keys => FirstWith(view, line, keys) : null))
        {
            return false;
        }

        undeclared = check.PlacesOfUndeclared(names);

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
            key =
                KeyReader.IsNumber64(column.Type) && states is null or { Numbered: true }
                    ? KeyReader.OfNumber64(DuckSession.Name(column.Name))
                : column.Type is "JSON" or "VARCHAR" ? GuardedKey(view, columns, column)
                : KeyReader.Of(DuckSession.Name(column.Name), column.Type, KeyForm);
            keyType = column.Type;
            if (key is null && !plan.Asked.IsEmpty)
            {
                WrongType(named.Location, column, "a text or a whole number");
            }
        }

        return !diagnostics.HasErrors;
    }

    private CellReader GuardedKey(string view, List<RowColumn> columns, RowColumn column)
    {
        var name = DuckSession.Name(column.Name);
        var text = name;
        if (column.Type == "JSON")
        {
            member = new JsonKey($"sluice_member_{view}", column.Name);
            session.Add(member);
            text = member.Call([DuckSession.Name(RowFileReader.LineColumn(columns))]);
        }

        guard = new KeyText(KeyForm, $"sluice_key_{view}");
        session.Add(guard);
        return KeyReader.Guarded(name, column.Type, KeyForm, text, guard);
    }

    private string FirstWith(string view, string line, IEnumerable<string> keys) =>
        reader.Place(
            file,
            session.Numbers(
                $"SELECT MIN(place) FROM (SELECT list_has_any(json_keys({line}), [{string.Join(", ", keys.Select(DuckSession.Text))}]) AS found, row_number() OVER () AS place FROM {view}) WHERE found"
            )[0]
        );

    private (CellReader Reader, string Type)? Reader(string view, List<RowColumn> columns, AttributeSymbol attribute)
    {
        var named = plan.Dataset.Subject[attribute];
        var column = columns.First(c => c.Name == named.Value);
        if (column.Type == "JSON")
        {
            return (
                CellReader.OfMember(DuckSession.Name(column.Name), DuckSession.Name(RowFileReader.LineColumn(columns)), column.Name),
                column.Type
            );
        }

        // In a file that is read in the place of the source, nanoseconds of UTC are without a zone.
        var (sql, type) =
            column.Type == "TIMESTAMP_NS" && output?.IsNanosInUtc(column.Name) == true
                ? ($"(CAST({DuckSession.Name(column.Name)} AS TIMESTAMP) AT TIME ZONE 'UTC')", "TIMESTAMP WITH TIME ZONE")
                : (DuckSession.Name(column.Name), column.Type);
        if (CellReader.Of(sql, type, attribute.Type, file.Format == RowFormat.Csv, zone) is { } cell)
        {
            return (cell, type);
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
            var asked = ConditionText.Of(Atoms.Of(plan).First(a => Atoms.AttributeOf(a) == attribute));
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.NotExact,
                    attribute.Location,
                    asked,
                    file.FormatName,
                    "durations of single people have no exact form in a table"
                )
            );
        }
    }

    private void WrongType(SourceLocation location, RowColumn column, string wanted) =>
        diagnostics.Add(
            Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, file.Display, column.Name, column.TypeName, wanted)
        );

    private KeyForm KeyForm => states?.Form ?? KeyForm.Exact;

    private void ReportCells(string view)
    {
        foreach (var (attribute, cell, type) in cells)
        {
            if (Wrong(view, cell.Member is null ? NoValue(cell) : SortedAsWrong(view, attribute, cell, type)) is { } where)
            {
                var named = plan.Dataset.Subject[attribute];
                diagnostics.Add(
                    Diagnostic.Create(
                        RecordsDiagnostics.CellWrong,
                        named.Location,
                        file.Display,
                        named.Value,
                        attribute.Type.ToString(),
                        where
                    )
                );
            }
        }

        if (pass is { ReadsKey: true } && key is { CanBeWrong: true } && Wrong(view, NoValue(key)) is { } keys)
        {
            var named = plan.Dataset.Key!;
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.KeyWrong,
                    named.Location,
                    file.Display,
                    named.Value,
                    keys,
                    KeyReader.WhyWrong(keyType, KeyForm)!
                )
            );
        }

        if (!diagnostics.HasErrors)
        {
            Fail(Disagreement);
        }
    }

    private static string NoValue(CellReader cell) => $"({cell.Given}) AND ({cell.Value}) IS NULL";

    private string SortedAsWrong(string view, AttributeSymbol attribute, CellReader cell, string type)
    {
        var wrong = new WrongCell($"sluice_wrong_{view}_{attribute.Name}", FactClasses.Of(attribute, cell, type, []));
        session.Add(wrong);
        return wrong.Call([cell.Text!]);
    }

    /// <summary>How many cells are no value, and where the first is; null where all are.</summary>
    private string? Wrong(string view, string isWrong)
    {
        var found = session.Numbers(
            $"SELECT COUNT(*), MIN(place) FROM (SELECT {isWrong} AS wrong, row_number() OVER () AS place FROM {view}) WHERE wrong"
        );
        return found[0] == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{found[0]} of its cells, the first in {reader.Place(file, found[1])}");
    }

    private DatasetOutcome? Filter(string view, List<RowColumn> columns, string? target)
    {
        var writes = target is not null && !plan.Written.IsEmpty;
        pass = new DatasetPass(
            session,
            plan,
            view,
            cells,
            key,
            states,
            key is not null && (target is null || transfer.NumbersMatter),
            settings
        )
        {
            Line = reader.LineOf(view),
            Output = output,
        };
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

        var outcome = DatasetOutcome.Of(plan, file, [.. pass.Groups], undeclared) with { People = pass.People };
        if ((rows ?? outcome.RowsIn) != outcome.RowsIn || (writes && written != outcome.RowsOut))
        {
            Fail(Disagreement);
            return null;
        }

        if (writes && output is not null)
        {
            outcome = outcome with { TypeChanges = output.Finish(target!) };
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
            Fail(CannotWrite);
            return null;
        }
    }

    // Lines become the elements of an array; none of them holds the end of a line, or what stands between two cells here. Told nothing of
    // buffers, the engine takes sixteen lines of the longest at once.
    private void WriteArray(string lines, long count, string target)
    {
        var read =
            $"read_csv({DuckSession.Text(lines)}, columns = {{ 'line': 'VARCHAR' }}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '', max_line_size = 17825792, buffer_size = 35651584)";
        var elements =
            count == 0
                ? "'[]'"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"CASE WHEN number = 1 THEN '[' || chr(10) ELSE '' END || line || CASE WHEN number = {count} THEN chr(10) || ']' ELSE ',' END FROM (SELECT line, row_number() OVER () AS number FROM {read})"
                );
        session.Execute($"COPY (SELECT {elements}) TO {DuckSession.Text(target)} ({Options()}{Compressed})");
        File.Delete(lines);
    }

    private string Compressed =>
        file.Compression switch
        {
            RowCompression.Gzip => ", COMPRESSION gzip",
            RowCompression.Zstandard => ", COMPRESSION zstd",
            _ => "",
        };

    private void Fail(string why) => diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, why));

    private string Options() =>
        file.Format switch
        {
            RowFormat.Parquet => "FORMAT PARQUET",
            RowFormat.Csv => $"FORMAT CSV, HEADER, DELIMITER '{file.Delimiter}', QUOTE '\"', ESCAPE '\"', NULLSTR ''",

            // A line is written as it is; that is how the engine itself writes JSON.
            _ => "FORMAT CSV, HEADER FALSE, DELIMITER '\n', QUOTE '', ESCAPE ''",
        };
}
