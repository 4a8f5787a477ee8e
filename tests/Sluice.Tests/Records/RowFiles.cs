using System.IO.Compression;
using System.Text.Json;
using Sluice.Records.Engines;
using Sluice.Testing;

namespace Sluice.Tests.Records;

/// <summary>Writes generated rows and records in each format, and reads back what filtering leaves of them.</summary>
internal sealed class RowFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Folder;

    public string PathOf(string name) => folder.PathOf(name);

    /// <param name="records">The records.</param>
    /// <param name="ending">The ending of the file.</param>
    /// <param name="quotesAll">Whether an empty cell is quoted too, and in JSON an empty text, as some programs write it.</param>
    public string WriteLedger(IEnumerable<LedgerRecord> records, string ending, bool quotesAll = false)
    {
        var file = PathOf("ledger." + ending);
        string[] names = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];
        Write(
            file,
            ending,
            names,
            [.. records.Select(r => quotesAll ? [.. r.Cells.Select(static c => c ?? "")] : r.Cells)],
            names.Select(static _ => "VARCHAR").ToArray()
        );
        return file;
    }

    public string WriteRows(IEnumerable<PersonRow> rows, string ending)
    {
        var file = PathOf("people." + ending);
        string[] names = ["id", "key", "value", "Other Column", .. RowDice.Attributes.Select(static a => "the_" + a)];
        string[] types =
        [
            "INTEGER",
            "VARCHAR",
            "VARCHAR",
            "VARCHAR",
            "BOOLEAN",
            "BIGINT",
            "DECIMAL(30, 24)",
            "DATE",
            "VARCHAR",
            "VARCHAR",
            "VARCHAR",
        ];
        Write(
            file,
            ending,
            names,
            [.. rows.Select(static r => (string?[])[$"{r.Id}", r.Key, r.Value, r.Other, .. RowDice.Attributes.Select(r.Text)])],
            types
        );
        return file;
    }

    /// <summary>The rows of a file as text.</summary>
    public List<string?[]> Read(string file, params string[] columns)
    {
        using var session = new DuckSession(null);
        var from =
            file.EndsWith(".parquet", StringComparison.Ordinal) ? $"read_parquet({DuckSession.Text(file)})"
            : file.Contains(".csv", StringComparison.Ordinal) || file.Contains(".tsv", StringComparison.Ordinal)
                ? $"read_csv({DuckSession.Text(file)}, all_varchar = true, header = true, delim = {DuckSession.Text(file.Contains(".tsv", StringComparison.Ordinal) ? "\t" : ",")}, quote = '\"', escape = '\"', auto_detect = false, columns = {{ {string.Join(", ", columns.Select(static c => $"{DuckSession.Text(c)}: 'VARCHAR'"))} }})"
            : $"read_json({DuckSession.Text(file)}, format = '{(file.EndsWith(".json", StringComparison.Ordinal) ? "array" : "newline_delimited")}', columns = {{ {string.Join(", ", columns.Select(c => $"{DuckSession.Text(c)}: 'VARCHAR'"))} }})";
        return session.Query($"SELECT {string.Join(", ", columns.Select(c => $"CAST({DuckSession.Name(c)} AS VARCHAR)"))} FROM {from}");
    }

    public void Dispose() => folder.Dispose();

    private static void Write(string file, string ending, string[] names, string?[][] rows, string[] types)
    {
        if (Path.GetExtension(ending) is var packed && packed is ".gz" or ".zst")
        {
            Write(file + ".plain", Path.GetFileNameWithoutExtension(ending), names, rows, types);
            using var target = File.Create(file);
            using Stream compressing =
                packed == ".gz" ? new GZipStream(target, CompressionLevel.Fastest) : new ZstdSharp.CompressionStream(target);
            compressing.Write(File.ReadAllBytes(file + ".plain"));
            return;
        }

        switch (ending)
        {
            case "csv" or "tsv":
                File.WriteAllLines(file, rows.Prepend(names).Select(r => string.Join(ending == "csv" ? ',' : '\t', r.Select(Quoted))));
                break;
            case "json":
                File.WriteAllText(
                    file,
                    "["
                        + string.Join(
                            ",\r\n",
                            rows.Select(r => "{" + string.Join(",\n", r.Select((c, i) => $"{Json(names[i])} : {Json(c, types[i])}")) + "}")
                        )
                        + "]"
                );
                break;
            case "jsonl":
                File.WriteAllLines(
                    file,
                    rows.Select(r => "{" + string.Join(", ", r.Select((c, i) => $"{Json(names[i])}: {Json(c, types[i])}")) + "}")
                );
                break;
            default:
                using (var session = new DuckSession(null))
                {
                    session.Execute($"CREATE TABLE t ({string.Join(", ", names.Select((n, i) => $"{DuckSession.Name(n)} {types[i]}"))})");
                    foreach (var chunk in rows.Chunk(100))
                    {
                        session.Execute(
                            $"INSERT INTO t VALUES {string.Join(", ", chunk.Select(static r => $"({string.Join(", ", r.Select(static c => c is null ? "NULL" : DuckSession.Text(c)))})"))}"
                        );
                    }

                    session.Execute($"COPY t TO {DuckSession.Text(file)} (FORMAT PARQUET)");
                }

                break;
        }
    }

    private static string Quoted(string? cell) => cell is null ? "" : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Json(string? cell, string type = "VARCHAR") =>
        cell is null ? "null"
        : type is "VARCHAR" or "DATE" ? JsonSerializer.Serialize(cell)
        : cell;
}
