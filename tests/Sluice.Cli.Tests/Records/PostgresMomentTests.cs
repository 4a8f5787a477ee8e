using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Moments and days of PostgreSQL: which day a cell means, for the sender and whatever zone the server has.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresMomentTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [PostgresTheory]
    [InlineData("UTC", "2024-03-01 23:30:00+00", true)]
    [InlineData("Asia/Seoul", "2024-03-01 23:30:00+00", false)]
    [InlineData("America/New_York", "2024-03-02 03:30:00+00", true)]
    public void Moments_lie_in_a_day_of_the_senders_zone(string zone, string granted, bool holds)
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: $"onward: [shop]\nzone: {zone}");
        workspace.Sql(
            $"ALTER DATABASE {workspace.Rows("SELECT current_database()")[0]} SET timezone = 'Pacific/Kiritimati'; ALTER TABLE ledger ALTER granted_at TYPE timestamptz USING '{granted}'"
        );

        Assert.Equal(0, workspace.Filter("--out", "out"));
        Assert.Equal(holds ? "id,value\n1,a\n" : "id,value\n", workspace.Files.Read("out/people.csv"));
    }

    // Whatever the zone of the session that runs the printed query, and whether the column holds moments or days.
    [PostgresTheory]
    [InlineData("UTC", "timestamptz", "2024-03-01 23:30:00+00", true)]
    [InlineData("Asia/Seoul", "timestamptz", "2024-03-01 23:30:00+00", false)]
    [InlineData("America/New_York", "timestamptz", "2024-03-02 03:30:00+00", true)]
    [InlineData("Asia/Seoul", "timestamp", "2024-03-01 23:30:00", true)]
    [InlineData("Asia/Seoul", "date", "2024-03-01", true)]
    [InlineData("America/New_York", "date", "2024-03-02", false)]
    public void The_printed_query_says_the_senders_zone(string zone, string type, string granted, bool holds)
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: $"onward: [shop]\nzone: {zone}");
        workspace.Sql(
            $"ALTER DATABASE {workspace.Rows("SELECT current_database()")[0]} SET timezone = 'Pacific/Kiritimati'; ALTER TABLE ledger ALTER granted_at TYPE {type} USING '{granted}'"
        );

        Assert.Equal(0, workspace.Files.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "postgres", "--output", "query.sql"));
        Assert.Equal(holds ? 1 : 0, workspace.Rows(workspace.Files.Read("query.sql")).Count);
    }

    [PostgresTheory]
    [InlineData("UTC", "timestamptz", "2009-12-31 00:00:00+00", true)]
    [InlineData("Asia/Seoul", "timestamptz", "2009-12-31 15:00:00+00", false)]
    [InlineData("Asia/Seoul", "timestamptz", "2009-12-30 15:00:00+00", true)]
    [InlineData("Asia/Seoul", "timestamptz", "2009-12-31 00:00:00+00", null)]
    [InlineData("Asia/Seoul", "timestamp", "2009-12-31 00:00:00", true)]
    [InlineData("Asia/Seoul", "timestamp", "2009-12-31 00:00:00.000001", null)]
    [InlineData("UTC", "timestamp", "infinity", null)]
    public void A_moment_is_a_day_where_it_is_the_first_of_one(string zone, string type, string cell, bool? written)
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Write(
            "set/policy.sluice",
            "category data { id  value }\npurpose work\npartner desk { in SG }\nsubject attribute adult : date\nconsent yes { kind opt_in of data to desk for work }\nrule a { allow data to desk for work when adult < 2010-01-01 }\n"
        );
        workspace.Files.Manifest(transfer: $"zone: {zone}");
        workspace.Sql(
            $"ALTER DATABASE {workspace.Rows("SELECT current_database()")[0]} SET timezone = 'Pacific/Kiritimati'; ALTER TABLE people ALTER grown TYPE {type} USING CASE WHEN id = 1 THEN {type} '{cell}' END"
        );

        Assert.Equal(written is null ? 2 : 0, workspace.Filter("--out", "out"));
        Assert.Equal(written is null, workspace.Files.Output.Contains("SLU8013", StringComparison.Ordinal));
        Assert.Equal(written == true, written is not null && workspace.Files.Read("out/people.csv") == "id,value\n1,a\n");
        Assert.Equal(0, workspace.Files.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "postgres", "--output", "query.sql"));
        var query = workspace.Files.Read("query.sql");
        Assert.Equal(written == true ? 1 : 0, workspace.Rows(query[..query.IndexOf(";\n", StringComparison.Ordinal)]).Count);
    }
}
