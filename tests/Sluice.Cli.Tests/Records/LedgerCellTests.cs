using Sluice.Records.Engines;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>What a cell of a ledger or of a row says, whatever program wrote it.</summary>
public sealed class LedgerCellTests : IDisposable
{
    private const string Names = "subject,consent,granted_at,withdrawn_at,expires_at,notice\n";
    private readonly RowWorkspace workspace = new();

    public LedgerCellTests() =>
        workspace.Write(
            "set/policy.sluice",
            """
            category data { id  value }
            purpose work
            partner desk { in SG }
            subject attribute segment : text
            consent no { kind opt_out  of data  to desk  for work  notices "v2" }
            consent yes { kind opt_in  of data  to desk  for work  notices "v2" }
            rule all { allow data to desk for work when consent no and consent yes }
            rule minors { deny data when segment = "minor" }
            """
        );

    // A grant with the notice that counts stands first each time.
    [Theory]
    [InlineData("p1,yes,,2024-02-01,,v1\n", "")]
    [InlineData("p1,yes,,2024-02-01,,\n", "")]
    [InlineData("p1,yes,2024-01-15,2024-02-01,,v1\n", "")]
    [InlineData("p1,no,,2024-02-01,,v1\n", "")]
    [InlineData("p1,no,,2024-02-01,,\n", "")]
    [InlineData("p1,no,2024-01-15,2024-02-01,,v1\n", "")]
    [InlineData("p1,yes,,2024-03-02,,v1\n", "1\n")]
    [InlineData("p1,no,,2024-03-02,,v1\n", "1\n")]
    [InlineData("p1,yes,2024-01-15,,,v1\n", "1\n")]
    public void A_withdrawal_counts_whatever_notice_it_names(string record, string written)
    {
        Rows("csv", "key,segment,id\np1,adult,1\n");
        Assert.Equal("id\n" + written, Filter("csv", Names + "p1,yes,2024-01-01,,,v2\np1,no,2024-01-01,,,v2\n" + record));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public void A_ledger_with_all_cells_quoted_says_what_one_with_none_does(string ending)
    {
        workspace.Write("set/policy.sluice", workspace.Read("set/policy.sluice").Replace("  notices \"v2\"", "", StringComparison.Ordinal));
        Rows("csv", "key,segment,id\np1,adult,1\np2,adult,2\n");
        workspace.Write(
            "ledger.csv",
            "\"subject\",\"consent\",\"granted_at\",\"withdrawn_at\",\"expires_at\",\"notice\"\n"
                + "\"p1\",\"yes\",\"2024-01-01\",\"\",\"\",\"\"\n\"p1\",\"no\",\"2024-01-01\",\"\",\"\",\"\"\n\"p2\",\"yes\",\"2024-01-01\",\"\",\"\",\"\"\n\"p2\",\"no\",\"\",\"2024-01-02\",\"\",\"\"\n"
        );
        if (ending != "csv")
        {
            using var session = new DuckSession();
            session.Execute(
                $"COPY (SELECT * FROM read_csv({Path("ledger.csv")}, all_varchar = true, allow_quoted_nulls = false)) TO {Path("ledger." + ending)} (FORMAT {(ending == "jsonl" ? "JSON" : "PARQUET")})"
            );
        }

        Assert.Equal("id\n1\n", Filter(ending, null));
        Assert.Contains("4 records, 4 of them", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("malformed", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "key,segment,id\np1,\"\",1\n", "id\n")]
    [InlineData("csv", "key,segment,id\np1,,1\n", "id\n")]
    [InlineData("csv", "key,segment,id\np1,adult,1\n", "id\n1\n")]
    [InlineData("jsonl", "{\"key\":\"p1\",\"segment\":\"\",\"id\":1}\n", "{\"id\":1}\n")]
    [InlineData("jsonl", "{\"key\":\"p1\",\"segment\":null,\"id\":1}\n", "")]
    public void An_empty_text_of_CSV_is_not_known(string ending, string rows, string written)
    {
        workspace.Write(
            "set/policy.sluice",
            workspace.Read("set/policy.sluice").Replace(" when consent no and consent yes", "", StringComparison.Ordinal)
        );
        Rows(ending, rows);
        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written, workspace.Read("out/people." + ending));
    }

    public void Dispose() => workspace.Dispose();

    private string Path(string file) => DuckSession.Text(System.IO.Path.Combine(workspace.Folder, file));

    private void Rows(string ending, string rows)
    {
        workspace.Write("rows." + ending, rows);
        workspace.Manifest(source: "rows." + ending, fields: "id: { category: data.id }");
        workspace.Write(
            "transfer.yaml",
            workspace
                .Read("transfer.yaml")
                .Replace("{ adult: grown }", "{ segment: segment }", StringComparison.Ordinal)
                .Replace("consent: { yes: ledger }", "consent: { yes: ledger, no: ledger }", StringComparison.Ordinal)
        );
    }

    private string Filter(string ending, string? ledger)
    {
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("source: ledger.csv", "source: ledger." + ending, StringComparison.Ordinal)
        );
        if (ledger is not null)
        {
            workspace.Write("ledger." + ending, ledger);
        }

        Assert.Equal(0, workspace.Filter());
        return workspace.Read("out/people.csv");
    }
}
