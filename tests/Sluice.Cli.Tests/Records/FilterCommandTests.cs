using System.Text.Json;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice filter</c>, through the whole program.</summary>
[Trait("Category", "Slow")]
public sealed class FilterCommandTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Fact]
    public void Rows_of_people_who_are_not_permitted_stay()
    {
        workspace.Manifest();

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n4,d\n", workspace.Read("out/people.csv"));
        Assert.Equal(
            $"""
            t, on 2024-03-01
              to desk (in SG)
              for work
              verdict: restrict
              people: written to people.csv
                rows: 4 in, 2 out, 2 withheld
                for 2 of 4 people
                withheld because nothing permits it: 2, in 1 of them because something is
                  not known
                1 of the 2 withheld only because something is not known of the person: adult
                  in 1
                column value only where adult (not in 2 rows)
                read rows.csv
                  sha256:{workspace.Sha256("rows.csv")}
                wrote people.csv
                  sha256:{workspace.Sha256("out/people.csv")}
              decided again, what is written: allow
              policy sha256:{workspace.Report("policy")[7..]}
              manifest
                sha256:{workspace.Report("manifest")[7..]}

            """,
            workspace.Read("out/report.txt")
        );
        Assert.Equal(
            ["people.csv", "report.json", "report.txt"],
            Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_column_has_to_be_permitted_for_every_recipient()
    {
        workspace.Manifest(transfer: "onward: [shop]");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n", workspace.Read("out/people.csv"));
        Assert.Contains("of the person: consent yes in 1", workspace.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void A_denied_column_is_dropped_with_its_ground()
    {
        workspace.Manifest(fields: "id: { category: data.id }, value: { category: data.secret }");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id\n1\n2\n3\n4\n", workspace.Read("out/people.csv"));
        var column = JsonDocument
            .Parse(workspace.Read("out/report.json"))
            .RootElement.GetProperty("transfers")[0]
            .GetProperty("datasets")[0]
            .GetProperty("columns")[1];
        Assert.False(column.GetProperty("written").GetBoolean());
        Assert.Equal("default", column.GetProperty("grounds")[0].GetProperty("effect").GetString());
    }

    [Fact]
    public void Cells_are_emptied_where_the_manifest_says_so()
    {
        workspace.Manifest(dataset: "withhold: null");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n2,\n3,\n4,d\n", workspace.Read("out/people.csv"));
        Assert.Contains("(2 cells emptied)", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_where_everything_is_denied()
    {
        workspace.Manifest(fields: "id: { category: data.secret }");

        Assert.Equal(1, workspace.Filter());
        Assert.False(workspace.Exists("out"));
    }

    [Fact]
    public void A_dry_run_counts_and_writes_nothing()
    {
        workspace.Manifest();

        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.False(workspace.Exists("out"));
        Assert.Contains("rows: 4 in, 2 out, 2 withheld", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows.parquet", "FORMAT PARQUET")]
    [InlineData("rows.jsonl", "FORMAT JSON")]
    public void The_format_stays(string file, string options)
    {
        workspace.Convert(file, options);
        workspace.Manifest(source: file);

        Assert.Equal(0, workspace.Filter());
        var written = File.ReadAllBytes(Path.Combine(workspace.Folder, "out", "people" + Path.GetExtension(file)));
        if (options == "FORMAT JSON")
        {
            Assert.Equal("{\"id\":1,\"value\":\"a\"}\n{\"id\":4,\"value\":\"d\"}\n", System.Text.Encoding.UTF8.GetString(written));
        }
        else
        {
            Assert.Equal("PAR1"u8.ToArray(), written[..4]);
        }

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written, File.ReadAllBytes(Path.Combine(workspace.Folder, "out", "people" + Path.GetExtension(file))));
    }

    [Fact]
    public void A_column_without_a_name_in_the_manifest_is_an_error_or_dropped()
    {
        workspace.Manifest(fields: "id: { category: data.id }");
        Refused("SLU8011", "the manifest does not name column 4 of `rows.csv`");

        workspace.Manifest(fields: "id: { category: data.id }", dataset: "undeclared: drop");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id\n1\n2\n3\n4\n", workspace.Read("out/people.csv"));
        Assert.Contains("column 4 dropped: not in the manifest", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_a_name_in_the_manifest_never_gets_out_of_Parquet_or_JSON()
    {
        // In JSON it may stand in a single line.
        workspace.Write(
            "rows.jsonl",
            """
            {"key":"p1","grown":true,"id":1,"value":"a"}
            {"key":"p2","grown":true,"id":2,"value":"b","secret":"s"}

            """
        );
        workspace.Convert("rows.parquet", "FORMAT PARQUET", "*, 's' AS secret");
        foreach (var source in (string[])["rows.jsonl", "rows.parquet"])
        {
            var told = source.EndsWith('t') ? "column 5" : "1 key";
            workspace.Manifest(source: source);
            Refused("SLU8011", $"the manifest does not name {told} of `{source}`{(source.EndsWith('t') ? "" : ", the first in row 2")}\n");

            workspace.Manifest(source: source, dataset: "undeclared: drop");
            Assert.Equal(0, workspace.Filter());
            Assert.Contains(told + " dropped: not in the manifest", workspace.Output, StringComparison.Ordinal);
            Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        }
    }

    [Theory]
    [InlineData("key,grown,id\np1,true,1\n", "SLU8010", "`value`")]
    [InlineData("key,grown,id,value\np1,maybe,1,a\n", "SLU8013", "the first in row 1")]
    [InlineData("key,grown,id,value\np1,true,1,a\np2,true\n", "SLU8009", "line 3")]
    [InlineData("key,grown,id,value\np1,true,1,a,b\n", "SLU8009", "line 2")]
    [InlineData("key,grown,id,value\np1,true,1,\"a\n", "SLU8009", "line 2")]
    [InlineData("key,grown,id,value,value\np1,true,1,a,b\n", "SLU8015", "columns 4 and 5 of `rows.csv` cannot be told apart")]
    [InlineData("key,grown,id,value,Value\np1,true,1,a,b\n", "SLU8015", "columns 4 and 5 of `rows.csv` cannot be told apart")]
    [InlineData("", "SLU8009", "does not name the columns")]
    public void Broken_rows_end_the_run(string rows, string id, string said)
    {
        workspace.Write("rows.csv", rows);
        workspace.Manifest();

        Refused(id, said);
    }

    [Fact]
    public void A_wrong_type_ends_the_run()
    {
        workspace.Convert("rows.parquet", "FORMAT PARQUET", "key, 1 AS grown, id, value");
        workspace.Manifest(source: "rows.parquet");

        Refused("SLU8012", "INTEGER");
    }

    [Fact]
    public void A_file_that_is_cut_off_ends_the_run()
    {
        workspace.Convert("rows.parquet", "FORMAT PARQUET");
        var path = Path.Combine(workspace.Folder, "rows.parquet");
        var whole = File.ReadAllBytes(path);
        workspace.Manifest(source: "rows.parquet");
        foreach (var length in (int[])[0, 3, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(path, whole[..length]);
            Refused("SLU8009", "damaged or cut off");
        }
    }

    [Fact]
    public void A_line_that_is_no_object_ends_the_run()
    {
        workspace.Write("rows.jsonl", "{\"key\":\"p1\",\"grown\":true,\"id\":1,\"value\":\"a\"}\n{\"key\":\"p2\",\"grown\":tr\n");
        workspace.Manifest(source: "rows.jsonl");

        Refused("SLU8009", "line 2 is no JSON object");
    }

    [Fact]
    public void Sources_lie_beside_the_manifest_unless_allowed()
    {
        workspace.Write("manifests/inner/x", "");
        workspace.Manifest(source: "../rows.csv", to: "desk");
        workspace.Write("manifests/transfer.yaml", workspace.Read("transfer.yaml"));
        string[] command = ["filter", "manifests/transfer.yaml", "--policies", "set", "--out", "out"];

        Assert.Equal(2, workspace.Run(command));
        Assert.Contains("SLU8007", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, workspace.Run([.. command, "--allow-path", "."]));

        // A link is not a way out either.
        File.CreateSymbolicLink(Path.Combine(workspace.Folder, "manifests/inner/rows.csv"), Path.Combine(workspace.Folder, "rows.csv"));
        workspace.Write(
            "manifests/transfer.yaml",
            workspace.Read("transfer.yaml").Replace("../rows.csv", "inner/rows.csv", StringComparison.Ordinal)
        );
        Assert.Equal(2, workspace.Run(command));
        Assert.Contains("SLU8007", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_never_written_over()
    {
        workspace.Write("people.csv", workspace.Read("rows.csv"));
        workspace.Manifest(source: "people.csv");

        Assert.Equal(2, workspace.Run("filter", "transfer.yaml", "--policies", "set", "--out", "."));
        Assert.Contains("SLU8017", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(workspace.Read("rows.csv"), workspace.Read("people.csv"));
    }

    [Fact]
    public void Every_transfer_of_a_manifest_has_a_folder_of_its_own()
    {
        workspace.Manifest();
        var one = workspace.Read("transfer.yaml");
        workspace.Write(
            "transfer.yaml",
            one.TrimEnd() + "\n---\n" + one.Replace("transfer: t", "transfer: u/../v", StringComparison.Ordinal)
        );

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(workspace.Read("out/t/people.csv"), workspace.Read("out/u_.._v/people.csv"));
    }

    [Fact]
    public void A_record_of_nobody_ends_the_run()
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write(
            "ledger.csv",
            "subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,2024-01-01,,,\n,yes,,2024-01-02,,\n"
        );

        Refused("SLU8014", "1 in all");
    }

    [Fact]
    public void A_standing_transfer_needs_a_day_of_its_period()
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("on: 2024-03-01", "from: 2024-01-01\nuntil: 2025-01-01", StringComparison.Ordinal)
        );

        Refused("SLU8003", "--as-of");
        Assert.Equal(2, workspace.Filter("--as-of", "2025-01-01"));
        Assert.Contains("SLU8004", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, workspace.Filter("--as-of", "2024-02-01"));
        Assert.Equal("id,value\n1,a\n", workspace.Read("out/people.csv"));
    }

    [Fact]
    public void Names_that_look_like_SQL_are_names()
    {
        const string Column = "va\"l'; DROP TABLE people; --";
        workspace.Write(
            "rows.csv",
            $"key,grown,id,\"{Column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\np1,true,1,a\np2,false,2,b\n"
        );
        workspace.Manifest(
            fields: $"id: {{ category: data.id }}, \"{Column.Replace("\"", "\\\"", StringComparison.Ordinal)}\": {{ category: data.value }}"
        );

        Assert.Equal(0, workspace.Filter());
        Assert.EndsWith("\n1,a\n", workspace.Read("out/people.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_written_as_it_was_read()
    {
        workspace.Write("rows.csv", "key,grown,id,value\np1,TRUE,007,\"a,\"\"b\"\"\nc\"\np2,true,1e3,\"\"\np4,true,2024-1-1,\n");
        workspace.Manifest();

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n007,\"a,\"\"b\"\"\nc\"\n1e3,\"\"\n2024-1-1,\n", workspace.Read("out/people.csv"));
    }

    public void Dispose() => workspace.Dispose();

    private void Refused(string id, string said)
    {
        Assert.Equal(2, workspace.Filter());
        Assert.Contains(id, workspace.Output, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"), "something was written");
    }
}
