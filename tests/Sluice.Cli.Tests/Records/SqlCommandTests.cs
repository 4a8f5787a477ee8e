using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice sql</c>, through the whole program.</summary>
public sealed class SqlCommandTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData("duckdb", "WHERE\n  \"fact_adult\" = TRUE;")]
    [InlineData("spark", "WHERE\n  `fact_adult` = TRUE;")]
    public void The_query_selects_what_may_leave(string dialect, string expected)
    {
        workspace.Manifest();

        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
        Assert.Contains(expected, workspace.Output, StringComparison.Ordinal);
        Assert.Contains("rule values (policy.sluice:8) allows: adult", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Seoul", "TIMESTAMPTZ '2024-03-01 23:30:00+00'", 0)]
    [InlineData("America/New_York", "TIMESTAMPTZ '2024-03-02 03:30:00+00'", 1)]
    [InlineData("Asia/Seoul", "TIMESTAMP '2024-03-01 23:30:00'", 1)]
    [InlineData("Asia/Seoul", "DATE '2024-03-02'", 0)]
    public void The_query_says_the_senders_zone(string zone, string granted, int rows)
    {
        workspace.Manifest(transfer: $"onward: [shop]\nzone: {zone}");
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "duckdb", "--output", "query.sql"));

        using var session = new Sluice.Records.Engines.DuckSession();
        session.Execute("SET TimeZone = 'Pacific/Kiritimati'");
        session.Execute("CREATE TABLE people AS SELECT 'p1' AS key, TRUE AS grown, '1' AS id, 'a' AS value");
        session.Execute($"CREATE TABLE ledger AS SELECT 'p1' AS subject, 'yes' AS consent, {granted} AS granted_at, CAST(NULL AS DATE) AS withdrawn_at, CAST(NULL AS DATE) AS expires_at, '' AS notice");
        Assert.Equal(rows, session.Query(workspace.Read("query.sql")).Count);
    }

    [Theory]
    [InlineData("bigquery")]
    [InlineData("snowflake")]
    [InlineData("spark")]
    [InlineData("trino")]
    public void Where_a_query_cannot_say_the_zone_there_is_none(string dialect)
    {
        workspace.Manifest(transfer: "onward: [shop]\nzone: Asia/Seoul");
        Assert.Equal(2, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
        Assert.Contains("SLU8073: `zone: Asia/Seoul` cannot be said in", workspace.Output, StringComparison.Ordinal);

        // Without records nothing has a day.
        workspace.Manifest(transfer: "zone: Asia/Seoul");
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
    }

    [Fact]
    public void What_filter_does_beside_the_query_stands_at_its_head()
    {
        workspace.Manifest();

        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set"));
        Assert.Contains("\n-- what `sluice filter` does beside the query, and this page does not: ", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_query_where_nothing_may_leave()
    {
        workspace.Manifest(fields: "id: { category: data.secret }");

        Assert.Equal(1, workspace.Run("sql", "transfer.yaml", "--policies", "set"));
        Assert.DoesNotContain("SELECT", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("column id is left out: nothing permits it", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_dialect_is_named()
    {
        workspace.Manifest();

        Assert.Equal(2, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "postgress"));
        Assert.Contains("did you mean `postgres`?", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_said_exactly_is_an_error()
    {
        workspace.Manifest();
        workspace.Write("set/more.sluice", "subject attribute stay : duration\nrule stay { deny data.id to desk when stay > 3 months }");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("adult: grown", "adult: grown, stay: stay", StringComparison.Ordinal));

        Assert.Equal(2, workspace.Run("sql", "transfer.yaml", "--policies", "set"));
        Assert.Contains("SLU8001", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_would_be_cut_off_is_an_error()
    {
        workspace.Manifest(fields: new string('x', 64) + ": { category: data.id }");

        Assert.Equal(2, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "postgres"));
        Assert.Contains("SLU8002", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "duckdb"));
    }

    public void Dispose() => workspace.Dispose();
}
