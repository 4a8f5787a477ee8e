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
