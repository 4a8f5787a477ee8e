using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>A table without rows: its ledger is read, counted and refused as beside any other.</summary>
[Trait("Category", "Slow")]
public sealed class EmptyRowsTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Names = "subject,consent,granted_at,withdrawn_at,expires_at,notice\n";
    private const string Known = Names + "p1,yes,2024-01-01,,,\np4,yes,soon,,,\np5,newsletter,2024-01-01,,,\n";

    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void Files_without_rows_have_the_records_there_are(string ending)
    {
        workspace.Write("rows.csv", "key,grown,id,value\n");
        if (ending != "csv")
        {
            workspace.Convert("rows." + ending, "FORMAT PARQUET");
        }

        workspace.Manifest(source: "rows." + ending, transfer: "onward: [shop]");
        Check(workspace, Ledger, () => workspace.Filter());
    }

    [Theory]
    [InlineData("spark")]
    [InlineData("trino")]
    public void So_has_what_a_client_answers(string engine)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var client = new FakeClient(workspace);
        workspace.Write("rows.csv", "key,grown,id,value\n");
        workspace.Manifest(transfer: "onward: [shop]");
        Check(workspace, Ledger, () =>
        {
            foreach (
                var file in Directory
                    .GetFiles(workspace.Folder, "query.*")
                    .Concat(Directory.GetFiles(workspace.Folder, "answer.*"))
                    .Append(Path.Combine(workspace.Folder, "calls"))
            )
            {
                File.Delete(file);
            }

            return client.Answering(() => workspace.Filter("--engine", engine, "--submit", client.Path));
        });
    }

    [PostgresFact]
    public void So_has_a_table_of_PostgreSQL()
    {
        using var tables = new PostgresWorkspace(server);
        tables.Files.Manifest(transfer: "onward: [shop]");
        tables.Sql("TRUNCATE people");
        Check(
            tables.Files,
            text =>
                tables.Sql(
                    "TRUNCATE ledger; INSERT INTO ledger VALUES "
                        + string.Join(
                            ", ",
                            text.Split('\n')[1..^1]
                                .Select(static l =>
                                    "("
                                    + string.Join(
                                        ", ",
                                        l.Split(',')
                                            .Select(static c =>
                                                c.Length == 0 ? "NULL"
                                                : c == "soon" ? "'infinity'"
                                                : $"'{c}'"
                                            )
                                    )
                                    + ")"
                                )
                        )
                ),
            () => tables.Filter("--out=out")
        );
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>Holds three ledgers against rows that there are none of.</summary>
    /// <param name="workspace">Where it runs.</param>
    /// <param name="ledger">Takes the ledger as CSV.</param>
    /// <param name="filter">Runs, into <c>out</c>.</param>
    internal static void Check(RowWorkspace workspace, Action<string> ledger, Func<int> filter)
    {
        ledger(Known);
        Assert.True(filter() == 0, workspace.Output);
        var counted = workspace.Json.GetProperty("ledger");
        Assert.Equal(
            (0, 3, 2, 1, 1),
            (
                Number(workspace.Json.GetProperty("datasets")[0], "rows_in"),
                Number(counted, "records"),
                Number(counted, "asked"),
                Number(counted, "malformed"),
                Number(counted, "unknown_consents")
            )
        );

        foreach (var (record, id) in new[] { (",yes,2024-01-01,,,\n", "SLU8014"), ("p1,yse,,2024-01-01,,\n", "SLU8062") })
        {
            ledger(Known + record);
            Assert.True(filter() == 2 && workspace.Output.Contains($"error {id}: ", StringComparison.Ordinal), $"{id}: {workspace.Output}");
        }
    }

    private void Ledger(string text) => workspace.Write("ledger.csv", text);

    private static int Number(System.Text.Json.JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
