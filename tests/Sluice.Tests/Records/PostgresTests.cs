using System.Globalization;
using Npgsql;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>The queries that are printed for PostgreSQL, run there: they select what the residual condition says in plain C#.</summary>
public sealed class PostgresTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly string[] Types = ["boolean", "bigint", "numeric", "date", "text", "text", "text"];

    [Fact]
    public void A_query_selects_exactly_the_permitted_rows_and_cells()
    {
        if (server.Source is not { } source)
        {
            // Not installed here; the same queries are compared in the embedded database.
            Assert.Null(server.Source);
            return;
        }

        using var connection = source.OpenConnection();
        for (var seed = 5000; seed < 5040; seed++)
        {
            var dice = new RowDice(seed);
            var test = RecordCase.Of(dice.Policy(), dice.Manifest());
            var rows = FilterDifferentialTests.People(dice);

            // A column of type date cannot hold what is no date; a record without a consent is what remains unreadable.
            var ledger = Enumerable.Range(0, 150).Select(_ => dice.Record()).Where(static r => r.Consent is null || r.IsReadable)
                .Select(static r => r.IsReadable ? r : r with { Granted = null, Withdrawn = null, Expires = null }).ToList();
            Load(connection, rows, ledger);
            var sql = test.Sql("postgres", out var diagnostics);
            Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));

            var plain = new PlainRows(ledger, RowDice.Day, dice.Complete);
            var expected = FilterDifferentialTests.Expected(plain, rows, test).Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(Query(connection, sql).Order(StringComparer.Ordinal)), $"seed {seed}\n{sql}");
        }
    }

    [Fact]
    public void A_text_with_quotes_and_backslashes_arrives_whole()
    {
        const string Text = "a'b\"c`d\\e\nf; DROP TABLE x; -- ü 日本 😀";
        using var connection = server.Source?.OpenConnection();
        var dialect = Sluice.Records.Sql.SqlDialects.Find("postgres")!;

        Assert.Equal(server.Source is null ? null : Text, connection is null ? null : Query(connection, $"SELECT {dialect.Text(Text)}").Single());
        Assert.Equal(server.Source is null ? null : Text, connection is null ? null : Query(connection, $"SELECT t.{dialect.Identifier(Text)} FROM (SELECT {dialect.Text(Text)} AS {dialect.Identifier(Text)}) AS t").Single());
    }

    private static void Load(NpgsqlConnection connection, List<PersonRow> rows, List<LedgerRecord> ledger)
    {
        var facts = string.Concat(RowDice.Attributes.Select(static (a, i) => $", the_{a} {Types[i]}"));
        Execute(connection, $"DROP TABLE IF EXISTS people, consent_ledger; CREATE TABLE people (id int, key text, value text, \"Other Column\" text{facts}); "
            + "CREATE TABLE consent_ledger (subject text, consent text, granted_at date, withdrawn_at date, expires_at date, notice text)");
        Copy(connection, "people", rows.Select(static r => (string?[])[$"{r.Id}", r.Key, r.Value, r.Other, .. RowDice.Attributes.Select(r.Text)]));
        Copy(connection, "consent_ledger", ledger.Select(static r => r.Cells));
    }

    private static void Copy(NpgsqlConnection connection, string table, IEnumerable<string?[]> rows)
    {
        using var writer = connection.BeginTextImport($"COPY {table} FROM STDIN (FORMAT CSV)");
        foreach (var row in rows)
        {
            writer.Write(string.Join(',', row.Select(static c => c is null ? "" : "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + "\n");
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<string> Query(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(FilterDifferentialTests.Line(Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return lines;
    }
}
