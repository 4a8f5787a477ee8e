using System.Text;
using System.Text.Json;
using Sluice.Core.Ir;
using Sluice.Records.Engines;

namespace Sluice.Tests.Records;

/// <summary>Writes generated rows and records in each format, and reads back what filtering leaves of them.</summary>
internal sealed class RowFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("sluice-rows-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <param name="records">The records.</param>
    /// <param name="ending">The ending of the file.</param>
    /// <param name="quotesAll">Whether an empty cell is quoted too, and in JSON an empty text, as some programs write it.</param>
    public string WriteLedger(IEnumerable<LedgerRecord> records, string ending, bool quotesAll = false)
    {
        var file = Path("ledger." + ending);
        string[] names = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];
        Write(file, ending, names, [.. records.Select(r => quotesAll ? [.. r.Cells.Select(static c => c ?? "")] : r.Cells)], names.Select(static _ => "VARCHAR").ToArray());
        return file;
    }

    public string WriteRows(IEnumerable<PersonRow> rows, string ending)
    {
        var file = Path("people." + ending);
        string[] names = ["id", "key", "value", "Other Column", .. RowDice.Attributes.Select(static a => "the_" + a)];
        string[] types = ["INTEGER", "VARCHAR", "VARCHAR", "VARCHAR", "BOOLEAN", "BIGINT", "DECIMAL(30, 24)", "DATE", "VARCHAR", "VARCHAR", "VARCHAR"];
        Write(file, ending, names, [.. rows.Select(static r => (string?[])[$"{r.Id}", r.Key, r.Value, r.Other, .. RowDice.Attributes.Select(r.Text)])], types);
        return file;
    }

    /// <summary>The rows of a file as text.</summary>
    public List<string?[]> Read(string file, params string[] columns)
    {
        using var session = new DuckSession(null);
        var from = file.EndsWith(".parquet", StringComparison.Ordinal) ? $"read_parquet({DuckSession.Text(file)})"
            : file.EndsWith(".csv", StringComparison.Ordinal) ? $"read_csv({DuckSession.Text(file)}, all_varchar = true, header = true, delim = ',')"
            : $"read_json({DuckSession.Text(file)}, format = 'newline_delimited', columns = {{ {string.Join(", ", columns.Select(c => $"{DuckSession.Text(c)}: 'VARCHAR'"))} }})";
        return session.Query($"SELECT {string.Join(", ", columns.Select(c => $"CAST({DuckSession.Name(c)} AS VARCHAR)"))} FROM {from}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Write(string file, string ending, string[] names, string?[][] rows, string[] types)
    {
        switch (ending)
        {
            case "csv":
                File.WriteAllLines(file, rows.Prepend(names).Select(static r => string.Join(',', r.Select(Quoted))));
                break;
            case "jsonl":
                File.WriteAllLines(file, rows.Select(r => "{" + string.Join(", ", r.Select((c, i) => $"{Json(names[i])}: {Json(c, types[i])}")) + "}"));
                break;
            default:
                using (var session = new DuckSession(null))
                {
                    session.Execute($"CREATE TABLE t ({string.Join(", ", names.Select((n, i) => $"{DuckSession.Name(n)} {types[i]}"))})");
                    foreach (var chunk in rows.Chunk(100))
                    {
                        session.Execute($"INSERT INTO t VALUES {string.Join(", ", chunk.Select(static r => $"({string.Join(", ", r.Select(static c => c is null ? "NULL" : DuckSession.Text(c)))})"))}");
                    }

                    session.Execute($"COPY t TO {DuckSession.Text(file)} (FORMAT PARQUET)");
                }

                break;
        }
    }

    private static string Quoted(string? cell) => cell is null ? "" : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Json(string? cell, string type = "VARCHAR") => cell is null ? "null"
        : type is "VARCHAR" or "DATE" ? JsonSerializer.Serialize(cell)
        : cell;
}
