using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Opens files with rows as views in which every column has its own name, exactly as the file holds it.</summary>
internal sealed class RowFileReader(DuckSession session, DiagnosticBag diagnostics)
{
    private readonly RowViews views = new(session, diagnostics);
    private int made;

    /// <summary>Makes a view of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">
    /// Names of columns that it ought to have. A first line of CSV with none of them names nothing: what stands there may be of a person,
    /// and is not shown.
    /// </param>
    /// <returns>Its name and columns; null when it has been reported that the file cannot be read.</returns>
    public (string View, List<RowColumn> Columns)? Open(RowFile file, IReadOnlyCollection<string>? wanted = null)
    {
        if (file.Format is not { } format)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceFormat, file.Location, file.Display));
            return null;
        }

        if (file.Parts.FirstOrDefault(static p => IsPattern(p.FullPath)) is { } odd)
        {
            Refuse(file.Only(odd), "its path holds `*`, `?` or `[`, which the engine takes for a pattern");
            return null;
        }

        if (
            file.Parts.FirstOrDefault(p =>
                !p.Partition.Select(static c => c.Column).SequenceEqual(file.Parts[0].Partition.Select(static c => c.Column))
            ) is
            { } other
        )
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.PartitionsDiffer, file.Location, file.Parts[0].Display, other.Display));
            return null;
        }

        var view = $"file_{++made}";
        var partitions = new PartitionColumns(session, file, view);
        try
        {
            foreach (var part in format == RowFormat.Parquet ? [] : file.Parts)
            {
                if (TextEncodingCheck.Of(part.FullPath, format) is { } why)
                {
                    Refuse(file.Only(part), why);
                    return null;
                }
            }

            return views.Open(file, view, partitions, wanted ?? []);
        }
        catch (Exception e) when (e is DuckDBException or IOException or UnauthorizedAccessException)
        {
            Refuse(file, e);
            return null;
        }
    }

    /// <summary>Whether the engine would take a path for a pattern.</summary>
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>Reports what the engine could not read; of several files, the first that cannot be read.</summary>
    public void Refuse(RowFile file, Exception exception)
    {
        if (exception is DuckDBException engine && DuckSession.IsShortage(engine))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, "memory or space ran out"));
            return;
        }

        if (file.Parts.Length > 1)
        {
            var before = diagnostics.Count;
            foreach (var part in file.Parts)
            {
                TryAlone(file.Only(part));
                if (diagnostics.Count > before)
                {
                    return;
                }
            }
        }

        var only = file.Only(file.Parts[0]);
        var format = file.Format!.Value;
        Refuse(
            file,
            format == RowFormat.Parquet || exception is not DuckDBException
                ? EngineErrorText.Of(exception, format)
                : BrokenLine.Of(only.FullPath, format, session.RowBytes) ?? ShapeFault(only) ?? EngineErrorText.Of(exception, format)
        );
    }

    /// <summary>The column of a view that holds whole lines, as they stand in the file; null where the format has none.</summary>
    public string? LineOf(string view) => views.LineOf(view);

    /// <summary>Whether nothing is wrong with a file that the engine does not see; if not, it has been reported.</summary>
    public bool IsSound(RowFile file, string view) => views.IsSound(file, view);

    /// <summary>Where a row stands, counted from 1 over all files.</summary>
    public string Place(RowFile file, long row)
    {
        foreach (var part in file.Parts.Length > 1 ? file.Parts : [])
        {
            if (Open(file.Only(part)) is not { } opened)
            {
                break;
            }

            var rows = session.Numbers($"SELECT COUNT(*) FROM {opened.View}")[0];
            if (row <= rows)
            {
                return string.Create(CultureInfo.InvariantCulture, $"row {row} of `{part.Display}`");
            }

            row -= rows;
        }

        return string.Create(CultureInfo.InvariantCulture, $"row {row}");
    }

    /// <summary>
    /// Reads every cell of some columns, so that damage is found in those too that nothing else asks for; a plain count would be answered
    /// from what the file says of itself.
    /// </summary>
    public void ReadCells(string view, IReadOnlyCollection<RowColumn> columns) =>
        session.Query($"SELECT bit_xor(hash({string.Join(", ", Named(columns).DefaultIfEmpty("0"))})) FROM {view}");

    /// <summary>How many rows a file says it has; null where it does not say.</summary>
    public long? CountRows(RowFile file) =>
        file.Format == RowFormat.Parquet
            ? session.Numbers($"SELECT SUM(num_rows) FROM parquet_file_metadata({RowViews.Paths(file)})")[0]
            : null;

    /// <summary>
    /// The type of a column as the file says it; null where files of the format say none, and where it cannot be read, which is reported
    /// elsewhere.
    /// </summary>
    public string? TypeOf(RowFile file, string column)
    {
        try
        {
            return file.Format != RowFormat.Parquet
                ? null
                : session
                    .Query($"DESCRIBE SELECT * FROM read_parquet({DuckSession.Text(file.Parts[0].FullPath)}, hive_partitioning = false)")
                    .FirstOrDefault(r => r[0] == column)
                    ?[1];
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    private void TryAlone(RowFile part)
    {
        try
        {
            if (Open(part) is { Columns.Count: > 0 } opened)
            {
                ReadCells(opened.View, opened.Columns);
            }
        }
        catch (DuckDBException e)
        {
            Refuse(part, e);
        }
    }

    private void Refuse(RowFile file, string why) => views.Refuse(file, why);

    // A column without a name cannot be asked for; it is one that the manifest does not name.
    private static IEnumerable<string> Named(IEnumerable<RowColumn> columns) =>
        columns.Where(static c => c.Name.Length > 0).Select(static c => DuckSession.Name(c.Name));

    // What the engine refused is reported by the line, where the check of the file finds it too.
    private static string? ShapeFault(RowFile file) =>
        file.Format == RowFormat.Csv && CsvHeader.Read(file.FullPath, file.Delimiter) is { } names
            ? RowViews.Guarded(() => CsvShape.Fault(file.FullPath, names.Count, file.Delimiter))
            : null;
}
