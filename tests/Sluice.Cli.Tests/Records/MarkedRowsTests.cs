using System.Text;
using Sluice.Records.Engines;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Rows, ledgers, lines of names, keys of objects and folders of partitions full of one person's name: whatever is wrong with them, the
/// name is in no message, no log and no report.
/// </summary>
[Trait("Category", "Slow")]
public sealed class MarkedRowsTests : IDisposable
{
    private const string Mark = MarkedOutput.Mark;
    private const string Ledger = "subject,consent,granted_at,withdrawn_at,expires_at,notice\n";

    // A good file, so that each case has one mistake.
    private const string Rows = $"key,grown,id,value\n{Mark},true,{Mark},{Mark}\n{Mark}2,false,{Mark},{Mark}\n";
    private static readonly string[] Endings = ["csv", "jsonl", "parquet"];
    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData("SLU8009", $"{Mark},true,{Mark}@example.org,{Mark}\n")]
    [InlineData("SLU8010", $"key,{Mark},{Mark}@example.org,{Mark} {Mark}\n")]
    [InlineData("SLU8010", $"key,grown,id,{Mark}\n{Mark},true,1,a\n")]
    [InlineData("SLU8011", $"key,grown,id,value,{Mark},\"{Mark},{Mark}\"\n{Mark},true,1,a,b,c\n")]
    [InlineData("SLU8015", $"key,grown,id,value,{Mark},{Mark}\n{Mark},true,1,a,b,c\n")]
    [InlineData("SLU8015", $"key,grown,id,value,{Mark},MUSTERMANN\n{Mark},true,1,a,b,c\n")]
    [InlineData("SLU8011", $"key,grown,id,value,{Mark},\n{Mark},true,1,a,b,c\n")]
    [InlineData("SLU8009", Rows + $"{Mark},true,{Mark}\n")]
    [InlineData("SLU8009", Rows + $"{Mark},true,1,{Mark},{Mark}\n")]
    [InlineData("SLU8009", Rows + $"{Mark},true,1,\"{Mark}\"{Mark}\n")]
    [InlineData("SLU8009", Rows + $"{Mark},true,1, \"{Mark}\"\n")]
    [InlineData("SLU8009", Rows + $"{Mark},true,1,\"{Mark}\n")]
    [InlineData("SLU8009", Rows + $"{Mark},true,1,{Mark}\0\n")]
    [InlineData("SLU8009", Rows + $"{Mark},{Mark},1,{Mark}\n{Mark},true,{Mark}\n")]
    [InlineData("SLU8013", Rows + $"{Mark},{Mark},1,{Mark}\n")]
    public void No_cell_of_CSV_is_told(string id, string rows)
    {
        workspace.Write("rows.csv", rows);
        Refused(id);
    }

    [Theory]
    [InlineData("SLU8009", $"{Mark}\n")]
    [InlineData("SLU8009", $"[\"{Mark}\"]\n")]
    [InlineData("SLU8009", $"{{\"{Mark}\": NaN}}\n")]
    [InlineData("SLU8009", $"{{\"{Mark}\": 1, \"{Mark}\": 2}}\n")]
    [InlineData("SLU8015", $"{{\"{Mark}\": 1, \"MUSTERMANN\": 2}}\n")]
    [InlineData("SLU8010", $"{{\"{Mark}@example.org\": 1, \"key\": 2}}\n")]
    [InlineData("SLU8010", $"{{\"key\": \"{Mark}\", \"grown\": true, \"id\": 1, \"{Mark}\": 2}}\n")]
    [InlineData("SLU8011", $"{{\"key\": \"{Mark}\", \"grown\": true, \"id\": 1, \"value\": 2, \"{Mark}@example.org\": 3}}\n")]
    [InlineData("SLU8013", $"{{\"key\": \"{Mark}\", \"grown\": {{\"{Mark}\": 1}}, \"id\": 1, \"value\": 2}}\n")]
    [InlineData("SLU8013", $"{{\"key\": \"{Mark}\", \"grown\": \"{Mark}\", \"id\": 1, \"value\": 2}}\n")]
    public void No_key_and_no_value_of_JSON_is_told(string id, string rows)
    {
        workspace.Write("rows.jsonl", rows);
        Refused(id, "rows.jsonl");
    }

    [Theory]
    [InlineData("SLU8010", $"key, grown, id, value AS {Mark}")]
    [InlineData("SLU8011", $"*, 1 AS {Mark}, 2 AS \"{Mark} {Mark}\"")]
    [InlineData("SLU8015", $"*, 1 AS {Mark}_1, 2 AS {Mark}_2", $"{Mark}_1")]
    [InlineData("SLU8015", $"*, 1 AS {Mark}_1, 2 AS {Mark}_2", "MUSTERMANN_1")]
    [InlineData("SLU8012", $"* REPLACE ({{'{Mark}': 1}} AS grown)")]
    [InlineData("SLU8012", $"* REPLACE ([{{'{Mark}': 1}}] AS grown)")]
    [InlineData("SLU8012", $"* REPLACE (MAP {{'a': {{'{Mark}': 1}}}} AS grown)")]
    [InlineData("SLU8013", $"* REPLACE ('{Mark}' AS grown)")]
    [InlineData("SLU8012", $"* REPLACE ({{'{Mark}': 1}} AS key)")]
    public void No_cell_and_no_other_column_of_Parquet_is_told(string id, string select, string? second = null)
    {
        workspace.Write("rows.csv", Rows);
        workspace.Convert("rows.parquet", "FORMAT PARQUET", select);
        if (second is not null)
        {
            // No writer at hand makes two columns of one name.
            var path = Path.Combine(workspace.Folder, "rows.parquet");
            File.WriteAllText(
                path,
                File.ReadAllText(path, Encoding.Latin1).Replace($"{Mark}_2", second, StringComparison.Ordinal),
                Encoding.Latin1
            );
        }

        Refused(id, "rows.parquet", onward: true);
    }

    [Theory]
    [InlineData("SLU8009", null, $"{Mark},{Mark},2024-01-01,,,{Mark}\n")]
    [InlineData("SLU8009", null, Ledger + $"{Mark},yes,2024-01-01\n")]
    [InlineData("SLU8010", null, $"subject,consent,granted_at,withdrawn_at,expires_at,{Mark}\n{Mark},yes,2024-01-01,,,\n")]
    [InlineData("SLU8014", null, Ledger + $",yes,2024-01-01,,,{Mark}\n{Mark},yes,2024-01-01,,,{Mark}\n")]
    [InlineData("SLU8060", null, Ledger + "MUSTERMANN,yes,2024-01-01,,,\n")]
    [InlineData("SLU8061", null, Ledger + $"{Mark}@example.org,yes,2024-01-01,,,\n")]
    [InlineData("SLU8062", "mustermanm", Ledger + $"{Mark},{Mark},2024-01-01,,,\n{Mark},MUSTERMANN ,2024-01-01,,,\n")]
    [InlineData(null, null, Ledger + $"{Mark},{Mark},2024-01-01,,,\n{Mark},yes,{Mark},,,{Mark}\n{Mark},{Mark} {Mark},,,,\n")]
    public void No_cell_of_a_ledger_is_told(string? id, string? consent, string records)
    {
        workspace.Write(
            "set/policy.sluice",
            workspace.Read("set/policy.sluice").Replace("consent yes", $"consent {consent ?? "yes"}", StringComparison.Ordinal)
        );
        workspace.Write("rows.csv", Rows);
        workspace.Write("ledger.csv", records);
        foreach (var ending in records.StartsWith(Ledger, StringComparison.Ordinal) && id != "SLU8009" ? Endings : ["csv"])
        {
            if (ending != "csv")
            {
                Copy("ledger." + ending, $"FORMAT {(ending == "jsonl" ? "JSON" : "PARQUET")}", "ledger.csv");
            }

            workspace.Manifest(transfer: "onward: [shop]");
            Manifest("ledger.csv", "ledger." + ending);
            Manifest("{ yes:", $"{{ {consent ?? "yes"}:");
            Run(id);
        }
    }

    [Theory]
    [InlineData("SLU8012", $"* REPLACE ({{'{Mark}': 1}} AS subject)")]
    [InlineData("SLU8012", $"* REPLACE ({{'{Mark}': 1}} AS granted_at)")]
    [InlineData("SLU8010", $"* RENAME (notice AS {Mark})")]
    public void No_cell_of_a_ledger_in_Parquet_is_told(string id, string select)
    {
        workspace.Write("rows.csv", Rows);
        workspace.Write("ledger.csv", Ledger + $"{Mark},yes,2024-01-01,,,{Mark}\n");
        Copy("ledger.parquet", "FORMAT PARQUET", "ledger.csv", select);
        workspace.Manifest(transfer: "onward: [shop]");
        Manifest("ledger.csv", "ledger.parquet");
        Run(id);
    }

    [Fact]
    public void A_wrong_cell_in_a_file_that_is_broken_further_on_is_told_as_that()
    {
        workspace.Write(
            "rows.csv",
            $"key,grown,id,value\n{Mark},{Mark},1,1\n"
                + string.Concat(Enumerable.Repeat($"{Mark},true,{Mark},{Mark}\n", 100_000))
                + $"{Mark},true\n"
        );
        workspace.Manifest();
        Run("SLU8009");
    }

    // Each type of attribute refuses what is no value of it.
    [Theory]
    [InlineData("boolean")]
    [InlineData("integer")]
    [InlineData("decimal")]
    [InlineData("date")]
    [InlineData("country")]
    [InlineData("one of { a, b }")]
    public void No_cell_that_is_no_value_is_told(string type)
    {
        workspace.Write(
            "set/policy.sluice",
            workspace
                .Read("set/policy.sluice")
                .Replace(
                    "subject attribute adult : boolean",
                    $"subject attribute adult : boolean\nsubject attribute other : {type}",
                    StringComparison.Ordinal
                )
                .Replace(
                    "when adult",
                    $"when adult and {type switch { "integer" or "decimal" => "other > 1", "date" => "other >= 2000-01-01", "country" => "other = KR", "boolean" => "other", _ => "other = a" }}",
                    StringComparison.Ordinal
                )
        );
        workspace.Write("rows.csv", $"key,grown,id,value,kind\n{Mark},true,1,{Mark},{Mark}\n");
        foreach (var ending in Endings)
        {
            if (ending != "csv")
            {
                workspace.Convert("rows." + ending, $"FORMAT {(ending == "jsonl" ? "JSON" : "PARQUET")}");
            }

            workspace.Manifest(source: "rows." + ending);
            Manifest("{ adult: grown }", "{ adult: grown, other: kind }");
            Run("SLU8013");
        }
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("euc-kr", false)]
    public void No_line_in_another_encoding_is_told(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = (string text) =>
            (byte[])[.. mark ? Encoding.GetEncoding(encoding).GetPreamble() : [], .. Encoding.GetEncoding(encoding).GetBytes(text)];
        File.WriteAllBytes(
            Path.Combine(workspace.Folder, "other.csv"),
            bytes(Rows + $"{Mark},true,1,{Mark} {(encoding == "euc-kr" ? '가' : 'ä')}\n")
        );
        File.WriteAllBytes(
            Path.Combine(workspace.Folder, "records.csv"),
            bytes(Ledger + $"{Mark},yes,2024-01-01,,,{Mark} {(encoding == "euc-kr" ? '가' : 'ä')}\n")
        );
        workspace.Manifest(source: "other.csv");
        Run("SLU8009");
        workspace.Write("rows.csv", Rows);
        workspace.Manifest(transfer: "onward: [shop]");
        Manifest("ledger.csv", "records.csv");
        Run("SLU8009");
    }

    [Theory]
    [InlineData("SLU8031", "population: users.adults")]
    [InlineData("SLU8032", "people: 4")]
    public void No_row_that_refutes_a_manifest_is_told(string id, string transfer)
    {
        workspace.Write(
            "set/more.sluice",
            "population users\npopulation users.adults = adult\nrule crowd { require people >= 4 of data.value }"
        );
        workspace.Write("rows.csv", Rows);
        workspace.Manifest(transfer: transfer + (id == "SLU8031" ? "\npeople: 4" : ""));
        Run(id);
    }

    // A column is asked whether it is empty, or how often it is wrong, and then turns out to be damaged.
    [Theory]
    [InlineData("rows.parquet", "grown", "CASE WHEN range % 3 = 0 THEN hash(range) END")]
    [InlineData("rows.parquet", "grown", $"'{Mark}' || range")]
    [InlineData("rows.parquet", "key", $"'{Mark}' || range")]
    [InlineData("ledger.parquet", "granted_at", "CASE WHEN range % 3 = 0 THEN hash(range) END")]
    [InlineData("ledger.parquet", "subject", $"'{Mark}' || range")]
    public void A_damaged_file_is_said_to_be_one(string file, string column, string cell)
    {
        workspace.Write("rows.csv", Rows);
        var columns =
            file[0] == 'r'
                ? $"'{Mark}' AS key, true AS grown, '{Mark}' AS id, '{Mark}' AS value"
                : $"'{Mark}' AS subject, 'yes' AS consent, DATE '2024-01-01' AS granted_at, NULL::DATE AS withdrawn_at, NULL::DATE AS expires_at, '{Mark}' AS notice";
        using (var session = new DuckSession())
        {
            session.Execute(
                $"COPY (SELECT * REPLACE ({cell} AS {column}) FROM (SELECT {columns}, range FROM range(5000))) TO {DuckSession.Text(Path.Combine(workspace.Folder, file))} (FORMAT PARQUET)"
            );
        }

        workspace.Damage(file, column, whole: true);
        workspace.Manifest(source: file[0] == 'r' ? file : "rows.csv", dataset: "undeclared: drop", transfer: "onward: [shop]");
        Manifest("ledger.csv", file[0] == 'r' ? "ledger.csv" : file);
        Run("SLU8009");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public void What_is_dropped_is_counted(string ending)
    {
        workspace.Write("rows.csv", $"{Mark},key,grown,id,MUSTERMANN@example.org,value\n1,{Mark},true,1,2,3\n");
        workspace.Write("ledger.csv", Ledger + $"{Mark},yes,2024-01-01,,,{Mark}\n{Mark},{Mark},2024-01-01,,,{Mark}\n");
        if (ending != "csv")
        {
            workspace.Convert("rows." + ending, $"FORMAT {(ending == "jsonl" ? "JSON" : "PARQUET")}");
        }

        workspace.Manifest(source: "rows." + ending, dataset: "undeclared: drop", transfer: "onward: [shop]");
        Run(null);
        Assert.Contains(
            ending == "jsonl" ? "2 keys dropped: not in the manifest\n" : "columns 1 and 5 dropped: not in the manifest\n",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, workspace.Json.GetProperty("datasets")[0].GetProperty("undeclared_columns").GetInt32());
        foreach (
            var command in (string[])
                [
                    .. ProductLists.Formats.Select(static f => "check --format " + f),
                    .. ProductLists.Dialects.Select(static d => "sql --dialect " + d),
                    "why",
                ]
        )
        {
            string[] words = command.Split(' ');
            Assert.InRange(workspace.Run([words[0], "transfer.yaml", "--policies", "set", .. words[1..]]), 0, 4);
            MarkedOutput.Check(workspace);
        }
    }

    [Theory]
    [InlineData(null, "key,grown,id,value\n")]
    [InlineData("SLU8009", "key,grown,id,value\np1,true\n")]
    [InlineData("SLU8013", "key,grown,id,value\np1,perhaps,1,1\n")]
    [InlineData("SLU8030", "key,grown,id,value,more\n")]
    public void No_value_of_a_partition_is_told(string? id, string rows)
    {
        workspace.Write($"parts/segment=a/name={Mark}/p.csv", Rows);
        workspace.Write($"parts/segment=a/name={Mark}2/p.csv", rows);
        workspace.Write($"parts/segment={Mark}/name=a/p.csv", Rows);
        workspace.Manifest(source: "parts", dataset: "undeclared: drop");
        Run(id);
        if (id is null)
        {
            Assert.Equal(
                ["parts/segment=#1/name=#1/p.csv", "parts/segment=#1/name=#2/p.csv", "parts/segment=#2/name=#1/p.csv"],
                workspace
                    .Json.GetProperty("datasets")[0]
                    .GetProperty("files")
                    .EnumerateArray()
                    .Select(static f => f.GetProperty("file").GetString())
            );
            Assert.Contains("columns 5 and 6 dropped: not in the manifest\n", workspace.Output, StringComparison.Ordinal);

            Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
            workspace.Manifest(source: "parts");
            Run("SLU8011");
        }
    }

    public void Dispose() => workspace.Dispose();

    private void Refused(string id, string source = "rows.csv", bool onward = false)
    {
        workspace.Write("ledger.csv", Ledger + $"{Mark},yes,2024-01-01,,,{Mark}\n");
        workspace.Manifest(source: source, transfer: onward ? "onward: [shop]" : "");
        Run(id);

        // A name near to one of a column is not shown as what may be meant.
        workspace.Manifest(
            source: source,
            transfer: onward ? "onward: [shop]" : "",
            fields: "id: { category: data.id }, mustermanm: { category: data.value }"
        );
        Assert.Equal(2, workspace.Filter("--dry-run"));
        MarkedOutput.Check(workspace);
    }

    private void Run(string? id)
    {
        var code = workspace.Filter("--threads", "2");
        Assert.True(
            code == (id is null ? 0 : 2) && (id is null || workspace.Output.Contains($"error {id}: ", StringComparison.Ordinal)),
            workspace.Output
        );
        MarkedOutput.Check(workspace);
        Assert.Equal(id is null, workspace.Exists("out"));
    }

    private void Manifest(string old, string now) =>
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace(old, now, StringComparison.Ordinal));

    private void Copy(string target, string options, string source, string select = "*")
    {
        using var session = new DuckSession();
        session.Execute(
            $"COPY (SELECT {select} FROM read_csv({DuckSession.Text(Path.Combine(workspace.Folder, source))}, all_varchar = true)) TO {DuckSession.Text(Path.Combine(workspace.Folder, target))} ({options})"
        );
    }
}
