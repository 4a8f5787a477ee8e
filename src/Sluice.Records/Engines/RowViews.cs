using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>The views of files with rows, made for each format: checks the names of columns and what the engine does not see.</summary>
internal sealed class RowViews(DuckSession session, DiagnosticBag diagnostics)
{
    // What stands in the place of a type until the view is made, which shows such a column as the points in time that it holds.
    private const string Int96 = "INT96";
    private const string Instant = "TIMESTAMP WITH TIME ZONE";
    private readonly Dictionary<string, string> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Task<(RowPart Part, string? Fault)>>> looks = new(StringComparer.Ordinal);

    /// <summary>Makes the view of a file; null where it cannot be read, which has been reported.</summary>
    /// <param name="file">The file, of a known format.</param>
    /// <param name="view">The name of the view.</param>
    /// <param name="partitions">What its folders say.</param>
    /// <param name="wanted">Names of columns of which a first line of CSV has to have one; empty for any.</param>
    public (string View, List<RowColumn> Columns)? Open(
        RowFile file,
        string view,
        PartitionColumns partitions,
        IReadOnlyCollection<string> wanted
    ) =>
        file.Format switch
        {
            RowFormat.Parquet => OpenParquet(file, view, partitions),
            RowFormat.Csv => OpenCsv(file, view, partitions, wanted),
            _ => OpenJson(file, view, partitions),
        };

    /// <summary>The column of a view that holds whole lines, as they stand in the file; null where the format has none.</summary>
    public string? LineOf(string view) => lines.GetValueOrDefault(view);

    /// <summary>
    /// Whether nothing is wrong with a file that the engine does not see: a value it would read otherwise, or a page whose checksum is
    /// another. If not, it has been reported.
    /// </summary>
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

    /// <summary>Reports that a file cannot be read.</summary>
    public void Refuse(RowFile file, string why) =>
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceUnreadable, file.Location, file.Display, file.FormatName, why));

    private (string, List<RowColumn>)? OpenParquet(RowFile file, string view, PartitionColumns partitions)
    {
        List<RowColumn>? first = null;
        foreach (var part in file.Parts)
        {
            var columns = session
                .Query($"DESCRIBE SELECT * FROM read_parquet({DuckSession.Text(part.FullPath)}, hive_partitioning = false)")
                .Select(static r => new RowColumn(r[0]!, r[1]!))
                .ToList();

            // The footer has the names as they are: the engine renames a column whose name stands twice.
            var names = session
                .Query($"SELECT name FROM parquet_schema({DuckSession.Text(part.FullPath)})")
                .Select(static r => r[0]!)
                .ToHashSet(StringComparer.Ordinal);
            if (columns.FirstOrDefault(c => !names.Contains(c.Name)) is { } renamed)
            {
                Alike(
                    file.Only(part),
                    ColumnPlaces.Of([.. columns.Select(static c => c.Name)], renamed.Name.Equals, isKeys: false).Words + " and another"
                );
                return null;
            }

            // The engine reads a point in time as local time where the format does not say which it is.
            if (columns.Exists(static c => c.Type == "TIMESTAMP"))
            {
                var instants = ParquetSchema
                    .Of(session, part.FullPath)
                    .Where(static c => c.IsInt96)
                    .Select(static c => c.Name)
                    .ToHashSet(StringComparer.Ordinal);
                columns = [.. columns.Select(c => instants.Contains(c.Name) ? c with { Type = Int96 } : c)];
            }

            if (!IsLike(file, part, first ??= columns, columns))
            {
                return null;
            }
        }

        if (Distinct(file, [.. first!.Select(static c => c.Type == Int96 ? c with { Type = Instant } : c)], partitions.All) is not { } all)
        {
            return null;
        }

        Look(file, view, ParquetPages.Fault);
        session.Execute(
            $"CREATE TEMP VIEW {view} AS SELECT {string.Join(", ", first!.Where(static c => c.Name.Length > 0).Select(Moment).Concat(partitions.Columns))} FROM read_parquet({Paths(file)}, hive_partitioning = false{partitions.Option})"
        );
        return (view, all);
    }

    private static string Moment(RowColumn column) =>
        column.Type == Int96
            ? $"timezone('UTC', {DuckSession.Name(column.Name)}) AS {DuckSession.Name(column.Name)}"
            : DuckSession.Name(column.Name);

    private (string, List<RowColumn>)? OpenCsv(RowFile file, string view, PartitionColumns partitions, IReadOnlyCollection<string> wanted)
    {
        List<RowColumn>? columns = null;
        foreach (var part in file.Parts)
        {
            if (CsvHeader.Read(part.FullPath, file.Delimiter) is not { } names || (wanted.Count > 0 && !names.Exists(wanted.Contains)))
            {
                var which =
                    wanted.Count == 0 ? "" : ", of which these are wanted: " + string.Join(", ", wanted.Select(static n => $"`{n}`"));
                Refuse(file.Only(part), "its first line does not name the columns" + which);
                return null;
            }

            var own = names.Select(static n => new RowColumn(n, "VARCHAR")).ToList();
            if (!IsLike(file, part, columns ??= own, own))
            {
                return null;
            }
        }

        if (Distinct(file, columns!, partitions.All) is not { } all)
        {
            return null;
        }

        Look(file, view, path => CsvShape.Fault(path, columns!.Count, file.Delimiter));
        var types = string.Join(", ", columns!.Select(static (_, i) => $"'c{i}': 'VARCHAR'"));
        var selected = string.Join(
            ", ",
            columns!
                .Select(static (c, i) => (c.Name, Cell: $"c{i} AS "))
                .Where(static c => c.Name.Length > 0)
                .Select(static c => c.Cell + DuckSession.Name(c.Name))
                .Concat(partitions.Columns)
        );
        var delimiter = DuckSession.Text(file.Delimiter.ToString());
        session.Execute(
            $$"""
            CREATE TEMP VIEW {{view}} AS SELECT {{selected}} FROM read_csv({{Paths(file)}}, columns = { {{types}} }, auto_detect = false,
              header = true, delim = {{delimiter}}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, null_padding = false,
              ignore_errors = false, max_line_size = {{session.RowBytes}}{{session.CsvBuffer}}, hive_partitioning = false{{partitions.Option}})
            """
        );
        return (view, all);
    }

    private (string, List<RowColumn>)? OpenJson(RowFile file, string view, PartitionColumns partitions)
    {
        var read = partitions.InObjects(
            $"read_ndjson_objects({Paths(file)}, maximum_object_size = {session.RowBytes}, ignore_errors = false, hive_partitioning = false{partitions.Option})"
        );
        var shape = new Native.JsonShape($"sluice_shape_{view}");
        session.Add(shape);
        session.Query($"SELECT COUNT(*) FROM {read} WHERE {shape.Call(["json"])}");
        if (shape.HasOthers)
        {
            RefuseLine(file);
            return null;
        }

        if (shape.HasTwice)
        {
            Refuse(file, file.IsArray ? "an element has a key twice" : "a line has a key twice");
            return null;
        }

        var columns = shape.Names.Select(n => partitions.All.Find(c => c.Name == n) ?? new RowColumn(n, "JSON")).ToList();
        if (Distinct(file, columns, folders: []) is null)
        {
            return null;
        }

        var selected = string.Join(
            ", ",
            columns
                .Where(static c => c.Name.Length > 0 && c.Type == "JSON")
                .Select(static c => $"json -> {DuckSession.Text(Pointer(c.Name))} AS {DuckSession.Name(c.Name)}")
                .Concat(partitions.Columns)
        );
        lines[view] = DuckSession.Name(LineColumn(columns));
        session.Execute(
            $"CREATE TEMP VIEW {view} AS SELECT {(selected.Length == 0 ? "" : selected + ", ")}CAST(json AS VARCHAR) AS {lines[view]} FROM {read}"
        );
        return (view, columns);
    }

    // In parallel with the engine's reading.
    private void Look(RowFile file, string view, Func<string, string?> fault) =>
        looks[view] = [.. file.Parts.Select(p => Task.Run(() => (p, Guarded(() => fault(p.FullPath)))))];

    /// <summary>What is wrong with a file, where the system may refuse to read it.</summary>
    public static string? Guarded(Func<string?> fault)
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

    /// <summary>The files of a source as a list in SQL.</summary>
    public static string Paths(RowFile file) => "[" + string.Join(", ", file.Parts.Select(static p => DuckSession.Text(p.FullPath))) + "]";

    private void RefuseLine(RowFile file)
    {
        foreach (var part in file.Parts)
        {
            if (BrokenLine.Of(part.FullPath, RowFormat.JsonLines, session.RowBytes) is { } line)
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

    /// <summary>
    /// The columns with those that the folders name, if all have names of their own or none at all; null where two are alike, which has
    /// been reported.
    /// </summary>
    private List<RowColumn>? Distinct(RowFile file, List<RowColumn> columns, List<RowColumn> folders)
    {
        if (columns.Any(static c => c.Name.Contains('\0', StringComparison.Ordinal)))
        {
            Refuse(file, "a column has no name");
            return null;
        }

        if (folders.FindIndex(f => columns.Exists(c => c.Name.Equals(f.Name, StringComparison.OrdinalIgnoreCase))) is >= 0 and var twice)
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.PartitionInFile,
                    file.Location,
                    file.Display,
                    (twice + 1).ToString(CultureInfo.InvariantCulture)
                )
            );
            return null;
        }

        List<RowColumn> all = [.. columns, .. folders];
        foreach (
            var alike in all.Where(static c => c.Name.Length > 0)
                .GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase)
                .Where(static g => g.Count() > 1)
        )
        {
            Alike(
                file,
                ColumnPlaces
                    .Of(
                        [.. all.Select(static c => c.Name)],
                        n => n.Equals(alike.Key, StringComparison.OrdinalIgnoreCase),
                        file.Format == RowFormat.JsonLines
                    )
                    .Words
            );
            return null;
        }

        return all;
    }

    private void Alike(RowFile file, string columns) =>
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnsAlike, file.Location, file.Display, columns));

    private static string Pointer(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
