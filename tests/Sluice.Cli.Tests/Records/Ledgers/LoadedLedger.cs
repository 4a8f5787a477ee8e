using Sluice.Cli.Tests.Clusters;
using Xunit;

namespace Sluice.Cli.Tests.Records.Ledgers;

/// <summary>
/// A ledger loaded as its page says: dates stay texts, and what becomes a day stands in a column of its own. No withdrawal is lost on the
/// way.
/// </summary>
internal static class LoadedLedger
{
    public const string Spark = """
        CREATE TABLE consents USING parquet AS
        SELECT subject, consent, granted_at, withdrawn_at, expires_at, notice,
          CASE WHEN withdrawn_at RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN TRY_CAST(withdrawn_at AS DATE) END AS withdrawn_day
        FROM consents_raw
        """;

    public const string Trino = """
        CREATE TABLE consents AS
        SELECT subject, consent, granted_at, withdrawn_at, expires_at, notice,
          CASE WHEN regexp_like(withdrawn_at, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') THEN TRY_CAST(withdrawn_at AS DATE) END AS withdrawn_day
        FROM consents_raw
        """;

    // When a person withdrew a consent of 2024-01-01, and whether the row may leave on 2024-05-02 for a sender in New York.
    private static readonly (string Withdrawn, bool Leaves)[] Cells =
    [
        ("2024", false),
        ("2024-05", false),
        ("", true),
        ("2024-05-01T23:30:00", false),
        ("2024-05-01T23:30:00-05:00", false),
        ("2024-05-03", true),
        ("2024-05-03T01:30:00Z", false),
        ("2024-05-03T23:30:00-05:00", true),
        ("2024-05-02", false),
    ];

    /// <summary>Loads and filters.</summary>
    /// <param name="cluster">The engine.</param>
    /// <param name="load">The statement.</param>
    /// <param name="run">Runs a command of the program with options of a client.</param>
    public static void Check(Cluster cluster, string load, string client)
    {
        var schema = cluster.NewSchema();
        using var workspace = new RowWorkspace();
        workspace.Manifest(
            transfer: "onward: [shop]\nzone: America/New_York",
            fields: "id: { category: data.id }",
            dataset: "undeclared: drop"
        );
        workspace.Write(
            "set/policy.sluice",
            """
            category data { id }
            purpose work
            partner desk { in SG }
            partner shop { in US }
            subject attribute adult : boolean
            consent yes { kind opt_in  of data  to desk, shop  for work }
            rule ids { allow data.id to desk, shop for work when consent yes }
            """
        );
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("on: 2024-03-01", "on: 2024-05-02", StringComparison.Ordinal)
        );
        var format = cluster.Name == "spark" ? " USING parquet" : "";
        string Table(string name, string columns, IEnumerable<string> rows) =>
            $"CREATE TABLE {schema}.{name}{format} AS SELECT * FROM (VALUES {string.Join(", ", rows)}) AS t({columns})";
        cluster.Execute(
            Table(
                "people",
                cluster.Name == "spark" ? "`key`, grown, id" : "\"key\", grown, id",
                Cells.Select(static (_, i) => $"('p{i}', true, {i})")
            )
        );
        cluster.Execute(
            Table(
                "consents_raw",
                "subject, consent, granted_at, withdrawn_at, expires_at, notice",
                Cells.Select(static (c, i) => $"('p{i}', 'yes', '2024-01-01', '{c.Withdrawn}', '', '')")
            )
        );
        cluster.Execute(
            load.Replace("CREATE TABLE ", $"CREATE TABLE {schema}.", StringComparison.Ordinal)
                .Replace("FROM ", $"FROM {schema}.", StringComparison.Ordinal)
        );

        var code = workspace.Run(
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            cluster.Name,
            "--submit",
            client,
            "--out",
            "out",
            "--client-messages",
            "--table",
            $"people={schema}.people",
            "--table",
            $"ledger={schema}.consents"
        );
        Assert.True(code == 0, workspace.Output);
        Assert.Equal(
            Cells.Select(static (c, i) => (c.Leaves, i)).Where(static c => c.Leaves).Select(static c => $"{{\"id\":{c.i}}}"),
            workspace.Read("out/people.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
        Assert.Contains("2 malformed", workspace.Flat, StringComparison.Ordinal);
    }
}
