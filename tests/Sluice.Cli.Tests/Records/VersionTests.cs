using System.Text.RegularExpressions;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>--versions</c>: all queries of a run read one version of each table; with a script in the place of the client.</summary>
[Trait("Category", "Slow")]
public sealed partial class VersionTests : IDisposable
{
    private const string Groups = """
        {"c1":"group","c2":"true","c3":2,"c4":2,"c5":0,"answers":2}
        {"c1":"end","c2":null,"c3":0,"c4":0,"c5":0,"answers":2}

        """;

    private readonly RowWorkspace workspace = new();
    private readonly FakeClient? client;

    public VersionTests()
    {
        client = OperatingSystem.IsWindows() ? null : new FakeClient(workspace);
        workspace.Manifest(transfer: "onward: [shop]");

        // What Delta tells of its past may hold cells.
        workspace.Write(
            "version.people",
            $"7\t2024-05-01 10:00:00\tDELETE\t{{\"predicate\":\"name = '{MarkedOutput.Mark}'\"}}\n99\t{MarkedOutput.Mark}\n"
        );
        workspace.Write("version.ledger", "6821550127947089009\n");
    }

    [Theory]
    [InlineData(
        "spark",
        "iceberg",
        "SELECT snapshot_id FROM `lake`.`crm`.`people`.refs WHERE name = 'main';",
        "DESCRIBE QUERY SELECT * FROM `lake`.`crm`.`people` VERSION AS OF 7;"
    )]
    [InlineData(
        "spark",
        "delta",
        "DESCRIBE HISTORY `lake`.`crm`.`people` LIMIT 1;",
        "DESCRIBE QUERY SELECT * FROM `lake`.`crm`.`people` VERSION AS OF 7;"
    )]
    [InlineData(
        "trino",
        "iceberg",
        "SELECT snapshot_id AS version FROM \"lake\".\"crm\".\"people$refs\" WHERE name = 'main';",
        "PREPARE sluice_version FROM SELECT * FROM \"lake\".\"crm\".\"people\" FOR VERSION AS OF 7;"
    )]
    [InlineData(
        "trino",
        "delta",
        "SELECT MAX(version) AS version FROM \"lake\".\"crm\".\"people$history\";",
        "PREPARE sluice_version FROM SELECT * FROM \"lake\".\"crm\".\"people\" FOR VERSION AS OF 7;"
    )]
    public void All_queries_of_a_run_read_one_version_of_each_table(string engine, string format, string asks, string types)
    {
        if (client is null)
        {
            return;
        }

        var code = client.Answering(() => Filter(engine, ["--versions", format, "--out", "out", .. Tables]));
        Assert.True(code == 0, workspace.Output);

        Assert.Contains(asks, workspace.Read("described.all"), StringComparison.Ordinal);
        Assert.Contains(types, workspace.Read("described.all"), StringComparison.Ordinal);
        for (var call = 1; call <= 2; call++)
        {
            var read = Read()
                .Matches(workspace.Read($"query.{call}"))
                .Select(static m => m.Groups["table"].Value + m.Groups["version"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal);
            Assert.Equal(["ledger VERSION AS OF 6821550127947089009", "people VERSION AS OF 7"], read);
        }

        Assert.Equal("{\"id\":1,\"value\":\"a\"}\n", workspace.Read("out/people.jsonl"));
        Assert.Contains("\n    every query read version 7\n", workspace.Read("out/report.txt"), StringComparison.Ordinal);
        Assert.Contains("\n    every query read version 6821550127947089009\n", workspace.Read("out/report.txt"), StringComparison.Ordinal);
        Assert.Equal("7", workspace.Json.GetProperty("datasets")[0].GetProperty("version").GetString());
        Assert.Equal("6821550127947089009", workspace.Json.GetProperty("ledger").GetProperty("version").GetString());
        Assert.DoesNotContain("only their number was compared", workspace.Flat, StringComparison.Ordinal);
        MarkedOutput.Check(workspace);
    }

    [Fact]
    public void Without_it_the_report_says_what_was_not_compared()
    {
        if (client is null)
        {
            return;
        }

        workspace.Manifest();
        client.Answers(1, Groups);
        client.Answers(2, "{\"id\":1,\"value\":\"a\"}\n{\"id\":4,\"value\":null}\n");
        Assert.Equal(0, Filter("spark", "--out", "out"));
        Assert.Contains("only their number was compared", workspace.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("VERSION", workspace.Read("query.1") + workspace.Read("query.2"), StringComparison.Ordinal);
        Assert.False(workspace.Json.GetProperty("datasets")[0].TryGetProperty("version", out _));
    }

    // A column may have been renamed or got another type since something was written.
    [Theory]
    [InlineData("spark", "iceberg")]
    [InlineData("trino", "delta")]
    public void Columns_are_those_that_the_version_has(string engine, string format)
    {
        if (client is null)
        {
            return;
        }

        workspace.Write("columns.then", "key\tstring\tNULL\ngrown\tdate\tNULL\nid\tint\tNULL\nvalue\tstring\tNULL\n");
        Assert.Equal(2, Filter(engine, ["--versions", format, "--out", "out", .. Tables]));
        Assert.Contains("SLU8012", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("column `grown` of `lake.crm.people` holds DATE", workspace.Flat, StringComparison.OrdinalIgnoreCase);
        Assert.False(workspace.Exists("query.1"));
    }

    [Theory]
    [InlineData("spark", "delta", "^DESCRIBE HISTORY.*ledger", "7", "lake.crm.ledger", "SLU8150", "a view has none")]
    [InlineData("spark", "iceberg", "people`.refs", "7", "lake.crm.people", "SLU8150", "a view has none")]
    [InlineData("trino", "iceberg", "people$refs", "7", "lake.crm.people", "SLU8150", "a view has none")]
    [InlineData("trino", "delta", "ledger$history", "7", "lake.crm.ledger", "SLU8150", "a view has none")]
    [InlineData("spark", "iceberg", "nothing", "", "lake.crm.people", "SLU8150", "nothing was written to it yet")]
    [InlineData("spark", "delta", "nothing", "none", "lake.crm.people", "SLU8150", "nothing was written to it yet")]
    [InlineData("trino", "delta", "nothing", "", "lake.crm.people", "SLU8150", "nothing was written to it yet")]
    [InlineData("spark", "delta", "^DESCRIBE EXTENDED", "7", "client.sh", "SLU8046", "ended with exit code 1")]
    [InlineData("trino", "iceberg", "^PREPARE", "7", "client.sh", "SLU8046", "ended with exit code 1")]
    public void A_table_without_versions_is_refused(
        string engine,
        string format,
        string refuses,
        string version,
        string named,
        string id,
        string said
    )
    {
        if (client is null)
        {
            return;
        }

        workspace.Write("refuses", refuses + "\n");
        workspace.Write("version.people", version.Length == 0 ? "" : version + "\n");
        Assert.Equal(2, Filter(engine, ["--versions", format, "--into", "people=out.made", .. Tables]));
        Assert.Contains($"error {id}: ", workspace.Output, StringComparison.Ordinal);
        Assert.Contains(named, workspace.Flat, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Flat, StringComparison.Ordinal);
        Assert.False(workspace.Exists("query.1"));
    }

    [Fact]
    public void A_table_of_Iceberg_without_its_schema_is_refused_in_Spark()
    {
        if (client is null)
        {
            return;
        }

        Assert.Equal(2, Filter("spark", "--versions", "iceberg", "--out", "out"));
        Assert.Contains("SLU8150", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("--table people=SCHEMA.TABLE", workspace.Flat, StringComparison.Ordinal);
        Assert.False(workspace.Exists("described"));
    }

    [Theory]
    [InlineData("spark", "VERSION AS OF")]
    [InlineData("trino", "FOR VERSION AS OF")]
    public void A_printed_query_names_the_version_that_is_given(string dialect, string words)
    {
        foreach (var form in (string[])["select", "ctas"])
        {
            Assert.True(Sql(dialect, form, "people=7", "ledger=12") == 0, workspace.Output);
            var read = Read()
                .Matches(workspace.Output)
                .Select(static m => m.Groups["table"].Value + m.Groups["version"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal);
            Assert.Equal(["ledger VERSION AS OF 12", "people VERSION AS OF 7"], read);
            Assert.Contains(words + " 7 AS ", workspace.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("duckdb", "select", "people=7", "SLU8151", "in DuckDB")]
    [InlineData("bigquery", "select", "people=7", "SLU8151", "in BigQuery")]
    [InlineData("trino", "view", "people=7", "SLU8151", "with `--form view`, which is asked on later days")]
    [InlineData("spark", "row-filter", "people=7", "SLU8151", "with `--form row-filter`")]
    [InlineData("spark", "select", "people", "SLU5", "write NAME=NUMBER")]
    [InlineData("spark", "select", "people=-1", "SLU5", "write NAME=NUMBER")]
    [InlineData("spark", "select", "people=1x", "SLU5", "write NAME=NUMBER")]
    [InlineData("spark", "select", "peopel=1", "SLU8043", "did you mean `people`?")]
    public void A_version_that_means_nothing_is_refused(string dialect, string form, string version, string id, string said)
    {
        Assert.Equal(2, Sql(dialect, form, version));
        Assert.Contains(id, workspace.Output, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Flat, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private static string[] Tables => ["--table", "people=lake.crm.people", "--table", "ledger=lake.crm.ledger"];

    private int Filter(string engine, params string[] options) =>
        workspace.Run(["filter", "transfer.yaml", "--policies", "set", "--engine", engine, "--submit", client!.Path, .. options]);

    private int Sql(string dialect, string form, params string[] versions) =>
        workspace.Run([
            "sql",
            "transfer.yaml",
            "--policies",
            "set",
            "--dialect",
            dialect,
            "--form",
            form,
            "--as-of",
            "2024-03-01",
            .. Tables,
            .. versions.SelectMany(static v => new[] { "--table-version", v }),
        ]);

    [GeneratedRegex("[`\"]lake[`\"][.][`\"]crm[`\"][.][`\"](?<table>people|ledger)[`\"](?: FOR)?(?<version> VERSION AS OF [0-9]+)?")]
    private static partial Regex Read();
}
