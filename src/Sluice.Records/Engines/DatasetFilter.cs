using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Packing;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

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
    private DatasetCells? cells;
    private DatasetPass? pass;
    private ParquetOutput? output;

    /// <summary>Filters the dataset.</summary>
    /// <param name="target">The file to write; null for none.</param>
    /// <returns>The outcome; null when something has been reported.</returns>
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
        cells = new DatasetCells(session, reader, transfer, plan, file, states, output, diagnostics);
        try
        {
            return
                reader.Open(file, ColumnCheck.NamesOf(plan)) is { } opened
                && cells.Prepare(opened.View, opened.Columns)
                && Filter(opened.View, opened.Columns, target) is { } outcome
                && reader.IsSound(file, opened.View)
                ? outcome
                : null;
        }
        catch (DuckDBException) when (pass is { IsWrong: true } || cells.HasWrongKey)
        {
            // The whole file is read for it, and may turn out to be broken further on.
            cells.Report(pass!.View, pass.ReadsKey);
            if (!diagnostics.HasErrors)
            {
                Fail(Disagreement);
            }

            return null;
        }
    }

    private DatasetOutcome? Filter(string view, List<RowColumn> columns, string? target)
    {
        var writes = target is not null && !plan.Written.IsEmpty;
        pass = new DatasetPass(
            session,
            plan,
            view,
            cells!.Attributes,
            cells.Key,
            states,
            cells.Key is not null && (target is null || transfer.NumbersMatter),
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

        var outcome = DatasetOutcome.Of(plan, file, [.. pass.Groups], cells.Undeclared) with { People = pass.People };
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
        || cells!.Attributes.Any(c => plan.Dataset.Subject[c.Attribute].Value == column.Name)
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

    // Lines become the elements of an array; none of them holds the end of a line, or what stands between two cells here. Without a buffer
    // size the engine allocates sixteen of the longest lines at once.
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
