using Xunit;

namespace Sluice.Tests.Records;

/// <summary>The queries that are printed for PostgreSQL, run there: they select what the residual condition says in plain C#.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public void A_query_selects_exactly_the_permitted_rows_and_cells()
    {
        using var connection = server.Open();
        for (var seed = 5000; seed < 5040; seed++)
        {
            var dice = new RowDice(seed);
            var test = RecordCase.Of(dice.Policy(), dice.Manifest());
            var rows = FilterDifferentialTests.People(dice);

            // A column of type date cannot hold what is no date; a record without a consent is what remains unreadable.
            var ledger = Enumerable
                .Range(0, 150)
                .Select(_ => dice.Record())
                .Where(static r => r.Consent is null || r.IsReadable)
                .Select(static r => r.IsReadable ? r : r with { Granted = null, Withdrawn = null, Expires = null })
                .ToList();
            PostgresRows.Load(connection, rows, ledger);
            var sql = test.Sql("postgres", out var diagnostics);
            Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));

            var plain = new PlainRows(ledger, RowDice.Day, dice.Complete);
            var expected = FilterDifferentialTests.Expected(plain, rows, test).Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(PostgresRows.Query(connection, sql).Order(StringComparer.Ordinal)), $"seed {seed}\n{sql}");
        }
    }

    [PostgresFact]
    public void A_text_with_quotes_and_backslashes_arrives_whole()
    {
        const string Text = "a'b\"c`d\\e\nf; DROP TABLE x; -- ü 日本 😀";
        using var connection = server.Open();
        var dialect = Sluice.Records.Sql.SqlDialects.Find("postgres")!;

        Assert.Equal(Text, PostgresRows.Query(connection, $"SELECT {dialect.Text(Text)}").Single());
        Assert.Equal(
            Text,
            PostgresRows
                .Query(
                    connection,
                    $"SELECT t.{dialect.Identifier(Text)} FROM (SELECT {dialect.Text(Text)} AS {dialect.Identifier(Text)}) AS t"
                )
                .Single()
        );
    }

    [PostgresFact]
    public void Names_and_values_that_look_like_SQL_mean_themselves()
    {
        using var connection = server.Open();
        PostgresServer.Execute(connection, "CREATE SCHEMA hostile; SET search_path = hostile");
        PostgresServer.Execute(connection, HostileNames.Tables);

        Assert.Equal(
            HostileNames.Selected,
            PostgresRows
                .Query(connection, RecordCase.Of(HostileNames.Policy, HostileNames.Manifest("postgres")).Sql("postgres", out _))
                .Order(StringComparer.Ordinal)
        );
    }

    [PostgresFact]
    public void The_server_listens_on_the_loopback_address_alone()
    {
        using var connection = server.Open();

        Assert.Equal(
            ["127.0.0.1||127.0.0.1"],
            PostgresRows.Query(
                connection,
                "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories'), host(inet_server_addr())"
            )
        );
    }
}
