using Npgsql;
using Sluice.Records.Engines;
using Sluice.Records.Sql;
using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records.Ledgers;

/// <summary>Days of a ledger as DuckDB and PostgreSQL read and count them; DuckDB also as files are read.</summary>
[Trait("Category", "Slow")]
public sealed class LedgerDayTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    public static TheoryData<string> Zones() => [.. LedgerTexts.Zones];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Files_and_the_text_for_DuckDB_read_a_cell_alike(string zone)
    {
        using var session = new DuckSession();
        session.Execute("SET TimeZone = 'Pacific/Kiritimati'");
        var expected = LedgerTexts.Expected(zone).ToList();
        Assert.Equal(expected, Ask(session, LedgerTexts.Query(new DuckDbDialect(), zone)));
        var reader = CellReader.OfDay("cell", "VARCHAR", zone)!;
        var texts = string.Join(", ", LedgerTexts.All.Select(static (t, i) => $"({i}, {DuckSession.Text(t)})"));
        Assert.Equal(
            expected,
            Ask(
                session,
                $"SELECT COALESCE(CAST({reader.Value} AS VARCHAR), 'none') FROM (VALUES {texts}) AS texts(number, cell) ORDER BY number"
            )
        );
    }

    [PostgresTheory]
    [MemberData(nameof(Zones))]
    public void PostgreSQL_reads_a_cell_as_files_do(string zone)
    {
        using var connection = server.Open();
        PostgresServer.Execute(connection, "SET TIME ZONE 'Pacific/Kiritimati'; SET DateStyle = 'German'");
        var query = LedgerTexts
            .Query(new PostgresDialect(), zone)
            .Replace("COALESCE(CAST(", "COALESCE(to_char(", StringComparison.Ordinal)
            .Replace("END AS TEXT), 'none')", "END, 'YYYY-MM-DD'), 'none')", StringComparison.Ordinal);
        Assert.Equal(LedgerTexts.Expected(zone), Ask(connection, query));
    }

    [Fact]
    public void DuckDB_ends_a_grant_when_it_ends()
    {
        using var session = new DuckSession();
        CurrentDay.CheckEnds(new DuckDbDialect(), sql => Ask(session, sql));
    }

    [PostgresFact]
    public void PostgreSQL_ends_a_grant_when_it_ends()
    {
        using var connection = server.Open();
        CurrentDay.CheckEnds(new PostgresDialect(), sql => Ask(connection, sql));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void DuckDB_asks_on_the_current_day_of_the_zone(string? zone)
    {
        using var session = new DuckSession();
        session.Execute("SET TimeZone = 'Asia/Seoul'");
        CurrentDay.CheckQuery(
            new DuckDbDialect(),
            zone,
            (t, q) => session.Execute($"CREATE OR REPLACE TABLE {t} AS {q}"),
            sql => Ask(session, sql)
        );
    }

    [PostgresTheory]
    [InlineData(null)]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void PostgreSQL_asks_on_the_current_day_of_the_zone(string? zone)
    {
        using var connection = server.Open();
        PostgresServer.Execute(
            connection,
            "SET TIME ZONE 'Asia/Seoul'; DROP SCHEMA IF EXISTS current_day CASCADE; CREATE SCHEMA current_day; SET search_path = current_day"
        );
        CurrentDay.CheckQuery(
            new PostgresDialect(),
            zone,
            (t, q) => PostgresServer.Execute(connection, $"DROP TABLE IF EXISTS {t}; CREATE TABLE {t} AS {q}"),
            sql => Ask(connection, sql)
        );
    }

    private static List<string> Ask(DuckSession session, string sql) => [.. session.Query(sql).Select(static r => r[0]!)];

    private static List<string> Ask(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
