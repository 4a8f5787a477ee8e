using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice sql</c>, through the whole program.</summary>
public sealed class SqlCommandTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    public static TheoryData<string> Dialects => [.. ProductLists.Dialects];

    [Theory]
    [InlineData("duckdb", "WHERE\n  \"fact_adult\" = TRUE\n")]
    [InlineData("spark", "WHERE\n  `fact_adult` = TRUE\n")]
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
        session.Execute(
            $"CREATE TABLE ledger AS SELECT 'p1' AS subject, 'yes' AS consent, {granted} AS granted_at, CAST(NULL AS DATE) AS withdrawn_at, CAST(NULL AS DATE) AS expires_at, '' AS notice"
        );
        Assert.Equal(rows, session.Query(workspace.Read("query.sql")).Count);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Every_dialect_says_the_zone(string dialect)
    {
        workspace.Manifest(transfer: "onward: [shop]\nzone: Asia/Seoul");
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
        Assert.Contains("'Asia/Seoul'", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("'UTC'", workspace.Output, StringComparison.Ordinal);

        // Without one it is UTC, and never the session's.
        workspace.Manifest(transfer: "onward: [shop]");
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
        Assert.Contains("'UTC'", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_filter_does_beside_the_query_stands_at_its_head()
    {
        workspace.Manifest();

        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set"));
        Assert.Contains(
            "\n-- what `sluice filter` does beside the query, and this page does not: ",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    // What a type of numbers would not say to the last digit is not known, so that it is not selected either way.
    [Theory]
    [InlineData("100.0000000000000001", "DECIMAL(38,16)", "> 100", true, false)]
    [InlineData("100.000000000000000000000001", "DECIMAL(38,24)", "> 100", true, false)]
    [InlineData("100.0000000000000001", "JSON", "> 100", false, false)]
    [InlineData("\"101\"", "JSON", "> 100", false, false)]
    [InlineData("0.1", "DOUBLE", "= 0.1", true, false)]
    [InlineData("0.1", "FLOAT", "= 0.1", true, false)]
    [InlineData("0.3", "FLOAT", "> 0.3", false, true)]
    [InlineData("0.1", "DOUBLE", "< 0.10000000000000000001", true, false)]
    [InlineData("100.00000000000001", "DOUBLE", "> 100", true, false)]
    [InlineData("16777216", "FLOAT", "< 16777217", true, false)]
    [InlineData("16777216", "DOUBLE", "< 16777217", true, false)]
    [InlineData("NaN", "DOUBLE", "> 100", false, false)]
    [InlineData("-Infinity", "FLOAT", "< 100", false, false)]
    [InlineData("7", "BIGINT", "= 7", true, false)]
    [InlineData("9999999999999999999", "HUGEINT", "> 9999999999999999998", true, false)]
    [InlineData("99999999999999999999", "HUGEINT", "> 99999999999999999998", false, false)]
    public void A_number_is_compared_to_its_last_digit_or_not_known(
        string cell,
        string type,
        string comparison,
        bool selected,
        bool otherwise
    )
    {
        foreach (var (condition, expected) in new[] { ($"adult {comparison}", selected), ($"not adult {comparison}", otherwise) })
        {
            Numbers("decimal", condition);
            Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--output", "query.sql"));
            using var session = new Sluice.Records.Engines.DuckSession();
            session.Execute($"CREATE TABLE people AS SELECT 'p1' AS key, CAST('{cell}' AS {type}) AS grown, '1' AS id, 'a' AS value");
            Assert.Equal(expected ? 1 : 0, session.Query(workspace.Read("query.sql")).Count);
        }
    }

    [Theory]
    [InlineData("18", "JSON", ">= 18", false)]
    [InlineData("18.0", "DOUBLE", ">= 18", true)]
    [InlineData("17.9", "DOUBLE", ">= 18", false)]
    [InlineData("18", "SMALLINT", "< 19", true)]
    public void A_whole_number_is_too(string cell, string type, string comparison, bool selected)
    {
        Numbers("integer", "adult " + comparison);
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--output", "query.sql"));
        using var session = new Sluice.Records.Engines.DuckSession();
        session.Execute($"CREATE TABLE people AS SELECT 'p1' AS key, CAST('{cell}' AS {type}) AS grown, '1' AS id, 'a' AS value");
        Assert.Equal(selected ? 1 : 0, session.Query(workspace.Read("query.sql")).Count);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void How_floating_point_numbers_are_compared_stands_at_the_head(string dialect)
    {
        const string said =
            "-- a floating-point number is compared by the text it is shown with; where that cannot be told from a number of the policy, its row is left out\n";
        Numbers("decimal", "adult > 100");
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);

        workspace.Manifest();
        workspace.Write(
            "set/policy.sluice",
            workspace
                .Read("set/policy.sluice")
                .Replace("decimal", "boolean", StringComparison.Ordinal)
                .Replace("adult > 100", "adult", StringComparison.Ordinal)
        );
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace("consent: { yes: ledger }\n", "", StringComparison.Ordinal)
                .Replace("ledger: { source: ledger.csv }", "", StringComparison.Ordinal)
        );
        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", dialect));
        Assert.DoesNotContain(said, workspace.Output, StringComparison.Ordinal);
    }

    private void Numbers(string type, string condition)
    {
        workspace.Write(
            "set/policy.sluice",
            $$"""
            category data { id  value }
            purpose work
            partner desk { in SG }
            subject attribute adult : {{type}}
            rule all { allow data to desk for work when {{condition}} }
            """
        );
        workspace.Manifest();
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace("consent: { yes: ledger }\n", "", StringComparison.Ordinal)
                .Replace("ledger: { source: ledger.csv }", "", StringComparison.Ordinal)
        );
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
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("adult: grown", "adult: grown, stay: stay", StringComparison.Ordinal)
        );

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
