using System.Globalization;
using Npgsql;

namespace Sluice.Tests.Records;

/// <summary>Generated rows and records in tables of a PostgreSQL server.</summary>
internal static class PostgresRows
{
    private static readonly string[] Types = ["boolean", "bigint", "numeric", "date", "text", "text", "text"];

    public static void Load(NpgsqlConnection connection, List<PersonRow> rows, List<LedgerRecord> ledger)
    {
        var facts = string.Concat(RowDice.Attributes.Select(static (a, i) => $", the_{a} {Types[i]}"));
        PostgresServer.Execute(
            connection,
            $"DROP TABLE IF EXISTS people, consent_ledger, made; CREATE TABLE people (id int, key text, value text, \"Other Column\" text{facts}); "
                + "CREATE TABLE consent_ledger (subject text, consent text, granted_at date, withdrawn_at date, expires_at date, notice text)"
        );
        Copy(
            connection,
            "people",
            rows.Select(static r => (string?[])[$"{r.Id}", r.Key, r.Value, r.Other, .. RowDice.Attributes.Select(r.Text)])
        );
        Copy(connection, "consent_ledger", ledger.Select(static r => r.Cells));
    }

    /// <summary>The rows of a query as text.</summary>
    public static List<string> Query(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(
                FilterDifferentialTests.Line(
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))
                )
            );
        }

        return lines;
    }

    private static void Copy(NpgsqlConnection connection, string table, IEnumerable<string?[]> rows)
    {
        using var writer = connection.BeginTextImport($"COPY {table} FROM STDIN (FORMAT CSV)");
        foreach (var row in rows)
        {
            writer.Write(
                string.Join(',', row.Select(static c => c is null ? "" : "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""))
                    + "\n"
            );
        }
    }
}
