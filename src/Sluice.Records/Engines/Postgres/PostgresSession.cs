using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Postgres;

/// <summary>
/// One transaction that sees the tables as they are at one moment. Unless it is told to make a table it can write nothing at all: the
/// server itself refuses. Where row-level security would hide rows it ends with an error, for among the hidden ones may be a withdrawal.
/// </summary>
internal sealed class PostgresSession : IDisposable
{
    // Their messages name connections, transactions, locks, memory and settings, never what is in a cell.
    private static readonly string[] Quotable = ["08", "25", "28", "40", "53", "54", "55", "57"];

    // Theirs name tables, columns and types: those of the statement where the server points at a place in it. A cast in a view
    // (`name::regclass`) makes the same of a cell.
    private static readonly string[] QuotableAtPlace = ["0A", "3D", "3F", "42"];

    // Encodings that ICU reads as well.
    private static readonly string[] Lettered = ["UTF8", "LATIN", "WIN", "ISO_8859", "KOI8"];

    private static readonly PostgresDialect Dialect = new();

    private readonly NpgsqlConnection connection;
    private NpgsqlTransaction? transaction;
    private string encoding = "";

    private PostgresSession(NpgsqlConnectionStringBuilder address) => connection = new NpgsqlConnection(address.ConnectionString);

    /// <summary>Connects.</summary>
    /// <returns>The session; null when it has been reported that there is none.</returns>
    public static PostgresSession? Open(string address, bool writes, DiagnosticBag diagnostics)
    {
        var builder = PostgresAddress.Parse(address) ?? new NpgsqlConnectionStringBuilder();
        var session = new PostgresSession(builder);
        try
        {
            session.Start(writes);
            session.encoding = session.Read("SHOW server_encoding").First()[0]!;
            if (session.encoding != "SQL_ASCII")
            {
                return session;
            }

            session.Dispose();
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.EngineFailed,
                    null,
                    "the tables",
                    "the encoding of the database is SQL_ASCII, so that nobody knows what its texts say"
                )
            );
            return null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            session.Dispose();
            // No row has been read yet.
            var words = e is PostgresException p ? $"{p.MessageText} (error {p.SqlState})" : Words(e);
            words = string.IsNullOrEmpty(builder.Password) ? words : words.Replace(builder.Password, "***", StringComparison.Ordinal);
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.DatabaseUnreachable, null, words));
            return null;
        }
    }

    /// <summary>Whether the database holds texts in UTF-8: only there has one text several ways to be written.</summary>
    public bool IsUnicode => encoding == "UTF8";

    /// <summary>
    /// The collation that knows small and capital letters of all scripts; that of the database may know those of ASCII alone.
    /// </summary>
    public string LetterCollation =>
        field ??=
            Lettered.Any(l => encoding.StartsWith(l, StringComparison.Ordinal))
            && Numbers("SELECT COUNT(*) FROM pg_catalog.pg_collation WHERE collname = 'und-x-icu'")[0] > 0
                ? "und-x-icu"
                : "default";

    public static string Name(string name) => Dialect.Identifier(name);

    public static string Text(string text) => Dialect.Text(text);

    /// <summary>Whether the server or the way to it is at fault.</summary>
    public static bool IsRefusal(Exception e) =>
        e is NpgsqlException or SocketException or TimeoutException || (e is IOException && e.InnerException is SocketException);

    /// <summary>What went wrong, in a text that holds no cell.</summary>
    public static string Words(Exception e) =>
        e switch
        {
            PostgresException { SqlState: "42501" } p when p.MessageText.Contains("row-level security", StringComparison.Ordinal) =>
                "row-level security would hide some of its rows",
            PostgresException p when IsQuotable(p) => $"{p.MessageText} (error {p.SqlState})",
            PostgresException p => $"PostgreSQL reports error {p.SqlState}",
            { InnerException: SocketException s } => $"{e.Message.Split('\n')[0]}: {s.Message}",
            _ => e.Message.Split('\n')[0],
        };

    // What is said within a function may be made of cells, whatever its number: there is a context then. So is what a foreign server says.
    private static bool IsQuotable(PostgresException e) =>
        e.SqlState.Length == 5
        && string.IsNullOrEmpty(e.Where)
        && (
            Quotable.Contains(e.SqlState[..2])
            || (QuotableAtPlace.Contains(e.SqlState[..2]) && e.Position > 0)
            || (e.SqlState == "42501" && e.MessageText.StartsWith("permission denied for ", StringComparison.Ordinal))
        );

    /// <summary>
    /// Leaves only the system's own functions and operators in reach, so that no user's function of the same name is meant.
    /// </summary>
    public void CloseSearchPath() => Execute("SET LOCAL search_path = pg_catalog, pg_temp");

    public void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The rows one after the other, each as the text the server writes; null for null.</summary>
    public IEnumerable<string?[]> Read(string sql)
    {
        using var command = Command(sql);
        command.AllResultTypesAreUnknown = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            }

            yield return row;
        }
    }

    /// <summary>The numbers of the only row.</summary>
    public long[] Numbers(string sql) =>
        [.. Read(sql).First().Select(static v => v is null ? 0 : long.Parse(v, CultureInfo.InvariantCulture))];

    /// <summary>Writes what a query selects as CSV.</summary>
    /// <returns>How many rows there are.</returns>
    public long Export(string select, string file)
    {
        using var reader = connection.BeginTextExport($"COPY (\n{select}) TO STDOUT (FORMAT CSV, HEADER, ENCODING 'UTF8')");
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        var buffer = new char[1 << 16];
        var (rows, quoted) = (-1L, false);
        for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0; )
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                quoted ^= c == '"';
                rows += c == '\n' && !quoted ? 1 : 0;
            }

            writer.Write(buffer, 0, read);
        }

        return rows;
    }

    public void Commit() => transaction!.Commit();

    public void Dispose()
    {
        try
        {
            // What is not committed goes with the connection.
            transaction?.Dispose();
            connection.Dispose();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // The connection is gone already.
        }
    }

    private void Start(bool writes)
    {
        connection.Open();
        transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        foreach (
            var setting in (string[])
                [
                    $"TRANSACTION {(writes ? "READ WRITE" : "READ ONLY")}",
                    "LOCAL row_security = off",
                    "LOCAL DateStyle = 'ISO, YMD'",
                    "LOCAL IntervalStyle = 'postgres'",
                    "LOCAL TimeZone = 'UTC'",
                    "LOCAL bytea_output = 'hex'",
                    "LOCAL extra_float_digits = 1",
                    "LOCAL standard_conforming_strings = on",
                ]
        )
        {
            Execute("SET " + setting);
        }
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection, transaction);
}
