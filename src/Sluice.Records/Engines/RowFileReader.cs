using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Opens files with rows as views in which every column has its own name, exactly as the file holds it.</summary>
internal sealed partial class RowFileReader(DuckSession session, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Task<(RowPart Part, string? Fault)>>> looks = new(StringComparer.Ordinal);
    private int views;
    private bool knowsStrictJson;

    /// <summary>Makes a view of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">Names of columns that it ought to have. A first line of CSV with none of them names nothing: what stands there may be of a person, and is not shown.</param>
    /// <returns>Its name and columns; null when it has been reported that the file cannot be read.</returns>
    public (string View, List<RowColumn> Columns)? Open(RowFile file, IReadOnlyCollection<string>? wanted = null)
    {
        if (file.Format is not { } format)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceFormat, file.Location, file.Display));
            return null;
        }

        if (file.Parts.FirstOrDefault(static p => p.FullPath.AsSpan().IndexOfAny('*', '?', '[') >= 0) is { } odd)
        {
            Refuse(file.Only(odd), "its path holds `*`, `?` or `[`, which the engine takes for a pattern");
            return null;
        }

        var view = $"file_{++views}";
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

            return format switch
            {
                RowFormat.Parquet => OpenParquet(file, view),
                RowFormat.Csv => OpenCsv(file, view, wanted ?? []),
                _ => OpenJson(file, view),
            };
        }
        catch (Exception e) when (e is DuckDBException or IOException or UnauthorizedAccessException)
        {
            Refuse(file, e);
            return null;
        }
    }

    /// <summary>Reports what the engine could not read; of several files, the first that cannot be read.</summary>
    public void Refuse(RowFile file, Exception exception)
    {
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
        Refuse(file, format != RowFormat.Parquet && exception is DuckDBException && BrokenLine.Of(only.FullPath, format) is { } line ? line : WhyNot(exception, format));
    }

    /// <summary>The column of a view that holds whole lines, as they stand in the file; null where the format has none.</summary>
    public string? LineOf(string view) => lines.GetValueOrDefault(view);

    /// <summary>Whether nothing is wrong with a file that the engine does not see: a value it would read otherwise, or a page whose checksum is another. If not, it has been reported.</summary>
    public bool IsSound(RowFile file, string view)
    {
        foreach (var look in looks.GetValueOrDefault(view) ?? [])
        {
            var (part, fault) = look.GetAwaiter().GetResult();
            if (fault is not null)
            {
                Refuse(file.Only(part), fault);
                return false;
            }
        }

        return true;
    }

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

    /// <summary>Reads every cell of some columns, so that damage is found in those too that nothing else asks for; a plain count would be answered from what the file says of itself.</summary>
    public void ReadCells(string view, IReadOnlyCollection<RowColumn> columns) =>
        session.Query($"SELECT bit_xor(hash({string.Join(", ", columns.Select(static c => DuckSession.Name(c.Name)))})) FROM {view}");

    /// <summary>The column of a view of JSON lines that has the whole line; it is none of the file's.</summary>
    public static string LineColumn(IReadOnlyCollection<RowColumn> columns)
    {
        var name = "line";
        while (columns.Any(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>How many rows a file says it has; null where it does not say.</summary>
    public long? CountRows(RowFile file) =>
        file.Format == RowFormat.Parquet ? session.Numbers($"SELECT SUM(num_rows) FROM parquet_file_metadata({Paths(file)})")[0] : null;

    /// <summary>The type of a column as the file says it; null where files of the format say none, and where it cannot be read, which is reported elsewhere.</summary>
    public string? TypeOf(RowFile file, string column)
    {
        try
        {
            return file.Format != RowFormat.Parquet ? null
                : session.Query($"DESCRIBE SELECT * FROM read_parquet({DuckSession.Text(file.Parts[0].FullPath)}, hive_partitioning = false)").FirstOrDefault(r => r[0] == column)?[1];
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

    public void Refuse(RowFile file, string why) =>
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceUnreadable, file.Location, file.Display, file.FormatName, why));

    /// <summary>Why a file could not be read, in words that hold neither a path nor a cell.</summary>
    private static string WhyNot(Exception exception, RowFormat format)
    {
        if (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return "it is not there";
        }

        if (exception is UnauthorizedAccessException)
        {
            return "access is denied";
        }

        var line = LineNumber().Match(exception.Message) is { Success: true } match ? match.Groups["line"].Value : null;
        return format switch
        {
            RowFormat.Parquet => ParquetWords(exception.Message),
            RowFormat.Csv => line is null ? "a row does not have one cell for each column, or its quotes or characters are broken" : $"line {line} does not have one cell for each column, or its quotes or characters are broken",
            _ => "a line is no JSON object",
        };
    }

    /// <summary>What the engine says of a Parquet file, told apart: a whole file that it cannot read is not damaged.</summary>
    internal static string ParquetWords(string message) =>
        message.Contains("encrypt", StringComparison.OrdinalIgnoreCase) || message.Contains("PARE", StringComparison.Ordinal) ? "it is encrypted; write it without encryption"
        : message.Contains("support", StringComparison.OrdinalIgnoreCase) || message.Contains("not implemented", StringComparison.OrdinalIgnoreCase)
            || message.Contains("codec", StringComparison.OrdinalIgnoreCase) ? "it is compressed or encoded in a way that is not supported; write it with Snappy, Zstandard or Gzip"
        : "it is damaged or cut off";

    private (string, List<RowColumn>)? OpenParquet(RowFile file, string view)
    {
        List<RowColumn>? first = null;
        foreach (var part in file.Parts)
        {
            var columns = session.Query($"DESCRIBE SELECT * FROM read_parquet({DuckSession.Text(part.FullPath)}, hive_partitioning = false)")
                .Select(static r => new RowColumn(r[0]!, r[1]!)).ToList();

            // The footer has the names as they are: the engine renames a column whose name stands twice.
            var names = session.Query($"SELECT name FROM parquet_schema({DuckSession.Text(part.FullPath)})").Select(static r => r[0]!).ToHashSet(StringComparer.Ordinal);
            if (columns.FirstOrDefault(c => !names.Contains(c.Name)) is { } renamed)
            {
                Alike(file.Only(part), ColumnPlaces.Of([.. columns.Select(static c => c.Name)], renamed.Name.Equals, isKeys: false).Words + " and another");
                return null;
            }

            if (!IsLike(file, part, first ??= columns, columns))
            {
                return null;
            }
        }

        Look(file, view, ParquetPages.Fault);
        session.Execute($"CREATE TEMP VIEW {view} AS SELECT * FROM read_parquet({Paths(file)}, hive_partitioning = false)");
        return Distinct(file, first!) ? (view, first!) : null;
    }

    private (string, List<RowColumn>)? OpenCsv(RowFile file, string view, IReadOnlyCollection<string> wanted)
    {
        List<RowColumn>? columns = null;
        foreach (var part in file.Parts)
        {
            if (CsvHeader.Read(part.FullPath) is not { } names || (wanted.Count > 0 && !names.Exists(wanted.Contains)))
            {
                var which = wanted.Count == 0 ? "" : ", of which these are wanted: " + string.Join(", ", wanted.Select(static n => $"`{n}`"));
                Refuse(file.Only(part), "its first line does not name the columns" + which);
                return null;
            }

            var own = names.Select(static n => new RowColumn(n, "VARCHAR")).ToList();
            if (!IsLike(file, part, columns ??= own, own))
            {
                return null;
            }
        }

        if (!Distinct(file, columns!))
        {
            return null;
        }

        Look(file, view, path => CsvShape.Fault(path, columns!.Count));
        var types = string.Join(", ", columns!.Select(static (_, i) => $"'c{i}': 'VARCHAR'"));
        var selected = string.Join(", ", columns!.Select(static (c, i) => $"c{i} AS {DuckSession.Name(c.Name)}"));
        session.Execute($$"""
            CREATE TEMP VIEW {{view}} AS SELECT {{selected}} FROM read_csv({{Paths(file)}}, columns = { {{types}} }, auto_detect = false,
              header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, null_padding = false,
              ignore_errors = false, max_line_size = 16777216, hive_partitioning = false)
            """);
        return (view, columns!);
    }

    private (string, List<RowColumn>)? OpenJson(RowFile file, string view)
    {
        var read = $"read_ndjson_objects({Paths(file)}, maximum_object_size = 16777216, ignore_errors = false, hive_partitioning = false)";
        var shape = $"{view}_shape";
        if (!knowsStrictJson)
        {
            session.Add(new Native.StrictJson());
            knowsStrictJson = true;
        }

        session.Execute($"CREATE TEMP TABLE {shape} AS SELECT COUNT(CASE WHEN json_type(json) IS DISTINCT FROM 'OBJECT' OR NOT {Native.StrictJson.Name}(json) THEN 1 END) AS others, "
            + $"COUNT(CASE WHEN len(json_keys(json)) <> len(list_distinct(json_keys(json))) THEN 1 END) AS twice, list(DISTINCT json_keys(json)) AS names FROM {read}");
        var wrong = session.Numbers($"SELECT others, twice FROM {shape}");
        if (wrong[0] + wrong[1] > 0)
        {
            if (wrong[0] > 0)
            {
                RefuseLine(file);
            }
            else
            {
                Refuse(file, "a line has a key twice");
            }

            return null;
        }

        var columns = session.Query($"SELECT DISTINCT name FROM (SELECT unnest(flatten(names)) AS name FROM {shape}) ORDER BY name")
            .Select(static r => new RowColumn(r[0]!, "JSON")).ToList();
        if (!Distinct(file, columns))
        {
            return null;
        }

        var selected = string.Join(", ", columns.Select(static c => $"json -> {DuckSession.Text(Pointer(c.Name))} AS {DuckSession.Name(c.Name)}"));
        lines[view] = DuckSession.Name(LineColumn(columns));
        session.Execute($"CREATE TEMP VIEW {view} AS SELECT {(columns.Count == 0 ? "" : selected + ", ")}CAST(json AS VARCHAR) AS {lines[view]} FROM {read}");
        return (view, columns);
    }

    // While the engine reads as well.
    private void Look(RowFile file, string view, Func<string, string?> fault) => looks[view] = [.. file.Parts.Select(p => Task.Run(() => (p, Guarded(() => fault(p.FullPath)))))];

    private static string? Guarded(Func<string?> fault)
    {
        try
        {
            return fault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "the system reports an error";
        }
    }

    private static string Paths(RowFile file) => "[" + string.Join(", ", file.Parts.Select(static p => DuckSession.Text(p.FullPath))) + "]";

    private void RefuseLine(RowFile file)
    {
        foreach (var part in file.Parts)
        {
            if (BrokenLine.Of(part.FullPath, RowFormat.JsonLines) is { } line)
            {
                Refuse(file.Only(part), line);
                return;
            }
        }

        Refuse(file, "a line is no JSON object");
    }

    // A part with other columns would be filled up with nulls, or its cells would move into other columns.
    private bool IsLike(RowFile file, RowPart part, List<RowColumn> first, List<RowColumn> columns)
    {
        if (first.SequenceEqual(columns))
        {
            return true;
        }

        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.PartsDiffer, file.Location, file.Parts[0].Display, part.Display));
        return false;
    }

    private bool Distinct(RowFile file, List<RowColumn> columns)
    {
        if (columns.Any(static c => c.Name.Length == 0 || c.Name.Contains('\0', StringComparison.Ordinal)))
        {
            Refuse(file, "a column has no name");
            return false;
        }

        foreach (var alike in columns.GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1))
        {
            Alike(file, ColumnPlaces.Of([.. columns.Select(static c => c.Name)], n => n.Equals(alike.Key, StringComparison.OrdinalIgnoreCase), file.Format == RowFormat.JsonLines).Words);
            return false;
        }

        return true;
    }

    private void Alike(RowFile file, string columns) =>
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnsAlike, file.Location, file.Display, columns));

    private static string Pointer(string name) => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[Ll]ine:? (?<line>\d+)")]
    private static partial Regex LineNumber();
}
