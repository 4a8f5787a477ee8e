using System.Collections.Immutable;
using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>
/// Keeps what the engine would change of Parquet on the way out: units of time and nanoseconds of UTC stay; a column whose values would be
/// others is refused; of a column whose type alone becomes another, it is said.
/// </summary>
internal sealed class ParquetOutput(DuckSession session, DatasetPlan plan, RowFile file, RowSettings settings, DiagnosticBag diagnostics)
    : IDisposable
{
    private readonly List<string> copies = [];
    private readonly Dictionary<string, string> casts = new(StringComparer.Ordinal);
    private List<(ColumnPlan Column, ImmutableArray<ParquetColumn> Sources)> columns = [];

    /// <summary>The file to read in its place.</summary>
    /// <param name="target">The file that will be written; null for none, where it is only looked whether it could be.</param>
    /// <returns>It; null when it has been reported that a column cannot leave as it is.</returns>
    public RowFile? Prepare(string? target)
    {
        if (file.Parts.Any(static p => RowFileReader.IsPattern(p.FullPath)))
        {
            // Refused where it is read.
            return file;
        }

        var parts = file.Parts.Select(p => ParquetSchema.Of(session, p.FullPath)).ToList();

        // What is not there, or not alike, is reported where the file is read.
        columns =
        [
            .. plan
                .Written.Select(c =>
                    (c, parts.Select(p => p.FirstOrDefault(s => s.Name == c.Name)).OfType<ParquetColumn>().ToImmutableArray())
                )
                .Where(c => c.Item2.Length == parts.Count),
        ];
        foreach (var (column, sources) in columns)
        {
            var why = sources.Select(static s => s.WhyChanged).FirstOrDefault(static w => w is not null)
                ?? (
                    sources.Any(static s => s.IsNanosInUtc) && !sources.All(static s => s.IsNanosInUtc)
                        ? "only some of its files have nanoseconds"
                        : null
                );
            if (why is not null)
            {
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.ColumnNotKept, column.Field.Name.Location, file.Display, column.Name, why)
                );
            }
            else if (sources.All(static s => s.IsMillis))
            {
                casts.Add(column.Name, "TIMESTAMP_MS");
            }
        }

        return diagnostics.HasErrors ? null
            : target is not null && columns.Exists(static c => c.Sources.All(static s => s.IsNanosInUtc))
                ? file with
                {
                    Parts = [.. file.Parts.Select((p, i) => Copy(p, i, target))],
                }
            : file;
    }

    /// <summary>How a column is written, as SQL; the session's own zone is UTC.</summary>
    /// <param name="column">The column.</param>
    /// <param name="sql">It as SQL.</param>
    public string Cast(ColumnPlan column, string sql) =>
        casts.TryGetValue(column.Name, out var type) ? $"CAST(CAST({sql} AS TIMESTAMP) AS {type})" : sql;

    /// <summary>Whether a column holds nanoseconds in UTC in all of the files.</summary>
    public bool IsNanosInUtc(string column) => columns.Exists(c => c.Column.Name == column && c.Sources.All(static s => s.IsNanosInUtc));

    /// <summary>Sets in the written file the flags that the engine cannot write.</summary>
    /// <returns>The columns whose type is another than in the source, each with both.</returns>
    public ImmutableArray<TypeChange> Finish(string target)
    {
        var written = ParquetSchema.Of(session, target).ToDictionary(static c => c.Name, StringComparer.Ordinal);
        var utc = columns
            .Where(c => c.Sources.All(static s => s.IsInUtc) && written[c.Column.Name] is { IsTime: true, IsInUtc: false })
            .Select(c => written[c.Column.Name])
            .ToList();
        ParquetUtc.Set(target, [.. utc.Select(static c => c.Number)], isUtc: true);

        // The engine keeps what it has read of a file, so that it is not asked again.
        string Type(string name) =>
            utc.Contains(written[name]) ? written[name].Type.Replace(")", ", UTC)", StringComparison.Ordinal) : written[name].Type;
        return
        [
            .. columns
                .SelectMany(c => c.Sources.Select(s => new TypeChange(c.Column.Name, s.Type, Type(c.Column.Name))).Distinct())
                .Where(static c => c.Was != c.Is),
        ];
    }

    public void Dispose() => copies.ForEach(File.Delete);

    // The engine cuts nanoseconds of UTC, and only of UTC; whether they are stands in the footer, which is another in a copy.
    private RowPart Copy(RowPart part, int number, string target)
    {
        var copy = Path.Join(
            settings.Spill ?? Path.GetDirectoryName(target),
            string.Create(CultureInfo.InvariantCulture, $"nanos{number}.parquet")
        );
        copies.Add(copy);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(part.FullPath, copy, overwrite: true);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        ParquetUtc.Set(copy, [.. columns.Where(static c => c.Sources[0].IsNanosInUtc).Select(c => c.Sources[number].Number)], isUtc: false);
        return part with { FullPath = copy };
    }
}
