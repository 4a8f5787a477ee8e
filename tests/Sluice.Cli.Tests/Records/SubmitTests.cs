using System.Text.Json;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice filter --engine spark|trino</c>: queries handed to a client, with a script in its place.</summary>
[Trait("Category", "Slow")]
public sealed class SubmitTests : IDisposable
{
    private const string Groups = """
        {"c1":"group","c2":"true","c3":2,"c4":2,"c5":0,"answers":4}
        {"c1":"group","c2":"false","c3":1,"c4":0,"c5":0,"answers":4}
        {"c1":"group","c2":null,"c3":1,"c4":0,"c5":1,"answers":4}
        {"c1":"end","c2":null,"c3":0,"c4":0,"c5":0,"answers":4}

        """;

    private const string Rows = "{\"id\":1,\"value\":\"a\"}\n{\"id\":4,\"value\":null}\n";

    private readonly RowWorkspace workspace = new();
    private readonly FakeClient client;

    public SubmitTests()
    {
        client = new FakeClient(workspace);
        workspace.Manifest();
    }

    [Theory]
    [InlineData("spark", "-f|FILE")]
    [InlineData("trino", "--file|FILE|--output-format|JSON")]
    public void A_client_is_asked_for_types_then_for_all_numbers_then_for_rows(string engine, string arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        Assert.Equal(0, client.Answering(() => Filter(engine, "--out", "out")));
        Assert.Equal("{\"id\":1,\"value\":\"a\"}\n", workspace.Read("out/people.jsonl"));
        Assert.Contains("rows: 4 in, 1 out, 3 withheld", workspace.Read("out/report.txt"), StringComparison.Ordinal);
        Assert.Contains("withheld by rule abroad: 3, in 1 of them", workspace.Read("out/report.txt"), StringComparison.Ordinal);
        Assert.Contains($"not shown by {engine}: which records of the ledger are there twice", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("client: query", workspace.Output, StringComparison.Ordinal);
        var given = workspace.Read("arguments.2").TrimEnd('\n').Split('\n');
        Assert.Equal(
            "--master|local mode|" + arguments,
            string.Join('|', given.Select(static a => a.EndsWith(".sql", StringComparison.Ordinal) ? "FILE" : a))
        );
        Assert.False(
            File.Exists(given.First(static a => a.EndsWith(".sql", StringComparison.Ordinal))),
            "the file with the query is still there"
        );
    }

    [Theory]
    [InlineData("spark")]
    [InlineData("trino")]
    public void The_report_says_what_is_not_shown(string engine)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        client.Answers(1, Groups);
        client.Answers(2, Rows);

        Assert.Equal(0, Filter(engine, "--out", "out"));
        Assert.Equal(Rows, workspace.Read("out/people.jsonl"));
        Assert.Equal(
            $"""
            t, on 2024-03-01
              to desk (in SG)
              for work
              verdict: restrict
              people: written to people.jsonl
                rows: 4 in, 2 out, 2 withheld
                people: not counted here; `--dry-run` counts them
                withheld because nothing permits it: 2, in 1 of them because something is
                  not known
                1 of the 2 withheld only because something is not known of the person: adult
                  in 1
                column value only where adult (not in 2 rows)
                wrote people.jsonl
                  sha256:{workspace.Sha256("out/people.jsonl")}
              decided again, what is written: allow
              not shown by {engine}: what filters of the engine hide from the user who asks, a
                withdrawal perhaps
              not shown by {engine}: what the tables held: they have no digest here
              not shown by {engine}: that counting and selecting saw the same rows: only their
                number was compared
              not shown by {engine}: whether the tables have columns that the manifest does not
                name: such are never selected
              policy sha256:{workspace.Report("policy")[7..]}
              manifest
                sha256:{workspace.Report("manifest")[7..]}

            """,
            workspace.Read("out/report.txt")
        );
        Assert.Equal((engine, 4), (workspace.Report("engine"), workspace.Json.GetProperty("not_shown").GetArrayLength()));
        Assert.Equal(0, workspace.Json.GetProperty("datasets")[0].GetProperty("tables").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, workspace.Json.GetProperty("ledger").ValueKind);
    }

    [Fact]
    public void Other_tables_can_be_named()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        client.Answers(1, Groups);
        client.Answers(2, Rows);

        Assert.Equal(0, Filter("trino", "--out", "out", "--table", "people=lake.\"c.r`m\".select"));
        Assert.Contains("FROM \"lake\".\"c.r`m\".\"select\" AS \"data\"", workspace.Read("query.2"), StringComparison.Ordinal);
        Assert.Equal(
            0,
            workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "spark", "--table", "people=lake.\"c.r`m\".select")
        );
        Assert.Contains("FROM `lake`.`c.r``m`.`select` AS `data`", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_counts_people_and_selects_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        client.Answers(
            1,
            Groups.Replace("\"answers\":4", "\"answers\":5", StringComparison.Ordinal)
                + "{\"c1\":\"people\",\"c2\":null,\"c3\":3,\"c4\":2,\"c5\":0,\"answers\":5}\n"
        );

        Assert.Equal(0, Filter("spark", "--dry-run"));
        Assert.Contains("for 2 of 3 people", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("COUNT(DISTINCT", workspace.Read("query.1"), StringComparison.Ordinal);
        Assert.False(workspace.Exists("query.2") || workspace.Exists("out"));
    }

    [Theory]
    [InlineData("", 0, Rows, 0, "did not print the whole answer", "SLU8019")]
    [InlineData(
        "{\"c1\":\"group\",\"c2\":\"true\",\"c3\":2,\"c4\":2,\"c5\":0,\"answers\":4}\n",
        0,
        Rows,
        0,
        "did not print the whole answer",
        "SLU8019"
    )]
    [InlineData(Groups, 3, Rows, 0, "ended with exit code 3", "SLU8046")]
    [InlineData(Groups, 0, Rows, 7, "ended with exit code 7", "SLU8046")]
    [InlineData(Groups + "Time taken: 3 seconds\n" + Groups, 0, Rows, 0, "line 5 is no row, and rows follow", "SLU8047")]
    [InlineData(Groups + "{\n", 0, Rows, 0, "line 5 is no JSON", "SLU8047")]
    [InlineData(Groups + "{\"c1\":\"group\"}\n", 0, Rows, 0, "line 5 has other columns", "SLU8047")]
    [InlineData(
        Groups + "{\"c1\":\"group\",\"c2\":\"true\",\"c3\":\"many\",\"c4\":2,\"c5\":0,\"answers\":4}\n",
        0,
        Rows,
        0,
        "line 5 has something that is no number",
        "SLU8047"
    )]
    [InlineData(Groups, 0, "{\"id\":1,\"value\":\"a\"}\n", 0, "2 rows were counted and 1 selected", "SLU8019")]
    [InlineData(Groups, 0, Rows + Rows, 0, "2 rows were counted and 4 selected", "SLU8019")]
    [InlineData(Groups, 0, Rows + "{\"id\":1,\"secret\":\"a\"}\n", 0, "line 3 has other columns", "SLU8047")]
    [InlineData(Groups, 0, "{\u0000\u0001 garbage", 0, "line 1 is no JSON", "SLU8047")]
    [InlineData(Groups, 0, "\u0000\u0001 garbage", 0, "2 rows were counted and 0 selected", "SLU8019")]
    public void What_a_client_does_wrong_leaves_nothing_behind(
        string first,
        int firstCode,
        string second,
        int secondCode,
        string said,
        string id
    )
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        client.Answers(1, first, firstCode);
        client.Answers(2, second, secondCode);

        Assert.Equal(2, Filter("spark", "--out", "out"));
        Assert.Contains(id, workspace.Output, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(workspace.Folder), static f =>
            Path.GetFileName(f).StartsWith("out", StringComparison.Ordinal)
        );
    }

    // Whatever a client prints or complains of may quote a cell, and so may a key of what is no answer.
    [Theory]
    [InlineData($"{MarkedOutput.Mark}\n", 0, Rows)]
    [InlineData(Groups + $"{{\"{MarkedOutput.Mark}\":1}}\n", 0, Rows)]
    [InlineData(Groups, 0, $"{{\"id\":1,\"{MarkedOutput.Mark}\":\"{MarkedOutput.Mark}\"}}\n")]
    [InlineData(Groups, 0, Rows + $"{{\"id\":1,\"value\":\"{MarkedOutput.Mark}\"}}\n")]
    [InlineData(Groups, 1, Rows)]
    public void No_cell_that_a_client_prints_is_told(string first, int firstCode, string second)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Write("before.1", $"echo \"[CAST_INVALID_INPUT] The value '{MarkedOutput.Mark}' cannot be cast\" >&2\n");
        client.Answers(1, first, firstCode);
        client.Answers(2, second);
        Assert.Equal(2, Filter("spark", "--out", "out"));
        MarkedOutput.Check(workspace);
        Assert.Equal(
            firstCode > 0,
            workspace.Output.Contains(
                "hint: what it says itself may hold cells of rows and is not shown; `--client-messages` passes it on",
                StringComparison.Ordinal
            )
        );

        File.Delete(System.IO.Path.Combine(workspace.Folder, "calls"));
        Assert.Equal(2, Filter("spark", "--out", "out", "--client-messages"));
        Assert.Contains("client: query 1\n[CAST_INVALID_INPUT] The value", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hint: what it says itself", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_contradict_the_rules_end_the_run()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // As if `false` had been selected.
        client.Answers(
            1,
            Groups.Replace("\"c2\":\"false\",\"c3\":1,\"c4\":0", "\"c2\":\"false\",\"c3\":1,\"c4\":1", StringComparison.Ordinal)
        );

        Assert.Equal(2, Filter("spark", "--out", "out"));
        Assert.Contains(
            "the query and the rules do not agree on a row, which depends on column `grown`",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    // Of Spark 4, which is not among the tests: a collation is a part of the type.
    [Theory]
    [InlineData("grown\tboolean", "grown\tstring collate UTF8_LCASE", "SLU8101: column `grown` of `people` has a collation of its own")]
    [InlineData("key\tstring", "key\tstring collate UNICODE_CI", "SLU8101: column `key`")]
    [InlineData("grown\tboolean", "grown\tarray<int>", "SLU8012: column `grown` of `people` holds array, and boolean is wanted")]
    [InlineData("key\tstring", "key\tboolean", "SLU8012: column `key` of `people` holds boolean, and a text or a whole number is wanted")]
    [InlineData("value\tstring", "valu\tstring", "SLU8010: `people` has no column `value`")]
    public void What_never_fits_is_refused_before_a_row_is_read(string was, string type, string said)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write("columns.people", workspace.Read("columns.people").Replace(was, type, StringComparison.Ordinal));
        Assert.Equal(2, Filter("spark", "--out", "out"));
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("query.1"));
    }

    [Fact]
    public void A_client_that_prints_question_marks_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Write("letter", "?\n");
        Assert.Equal(2, Filter("spark", "--out", "out"));
        Assert.Contains("error SLU8102", workspace.Output, StringComparison.Ordinal);
    }

    // Behind the numbers of rows stands that of cells that are no value.
    [Fact]
    public void Cells_that_are_no_value_are_counted_by_column()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Write(
            "columns.people",
            workspace.Read("columns.people").Replace("grown\tboolean", "grown\tstring", StringComparison.Ordinal)
        );
        client.Answers(1, Groups.Replace(",\"answers\"", ",\"c6\":1,\"answers\"", StringComparison.Ordinal));
        Assert.Equal(2, Filter("spark", "--out", "out"));
        Assert.Contains(
            "SLU8013: column `grown` of `people` holds something that is no boolean: 3 of its cells",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_client_that_hangs_is_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Write("before.1", "echo $$ > pid\nsleep 600\n");

        Assert.Equal(2, Filter("trino", "--out", "out", "--timeout", "1.5"));
        Assert.Contains("did not end within 1.5 seconds", workspace.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists("/proc") && Directory.Exists($"/proc/{workspace.Read("pid").Trim()}"), "it is still there");
    }

    public void Dispose() => workspace.Dispose();

    private int Filter(string engine, params string[] options) =>
        workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            engine,
            "--submit",
            $"{client.Path} --master \"local mode\"",
            .. options,
        ]);
}
