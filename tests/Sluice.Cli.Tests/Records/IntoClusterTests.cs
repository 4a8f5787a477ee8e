using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Tables that the engine writes by itself, with a script in the place of its client: what it is told, and what becomes of a table that is
/// not as it was counted.
/// </summary>
[Trait("Category", "Slow")]
public sealed class IntoClusterTests : IDisposable
{
    private const string Groups = """
        {"c1":"group","c2":"true","c3":2,"c4":2,"c5":0,"answers":2}
        {"c1":"end","c2":null,"c3":0,"c4":0,"c5":0,"answers":2}

        """;

    private readonly RowWorkspace workspace = new();
    private readonly FakeClient? client;

    public IntoClusterTests()
    {
        client = OperatingSystem.IsWindows() ? null : new FakeClient(workspace);
        workspace.Manifest();
        client?.Answers(1, Groups);
    }

    [Theory]
    [InlineData(
        "spark",
        null,
        "CREATE TABLE `lake`.`out`.`T`\nUSING parquet\nAS\nWITH",
        "ALTER TABLE `lake`.`out`.`T` RENAME TO `out`.`people`;"
    )]
    [InlineData(
        "spark",
        "orc",
        "CREATE TABLE `lake`.`out`.`T`\nUSING orc\nAS\nWITH",
        "ALTER TABLE `lake`.`out`.`T` RENAME TO `out`.`people`;"
    )]
    [InlineData(
        "spark",
        "delta",
        "CREATE TABLE `lake`.`out`.`T`\nUSING delta\nAS\nWITH",
        "ALTER TABLE `lake`.`out`.`T` RENAME TO `out`.`people`;"
    )]
    [InlineData(
        "spark",
        "iceberg",
        "CREATE TABLE `lake`.`out`.`T`\nUSING iceberg\nAS\nWITH",
        "ALTER TABLE `lake`.`out`.`T` RENAME TO `out`.`people`;"
    )]
    [InlineData(
        "trino",
        null,
        "CREATE TABLE \"lake\".\"out\".\"T\"\nAS\nWITH",
        "ALTER TABLE \"lake\".\"out\".\"T\" RENAME TO \"lake\".\"out\".\"people\";"
    )]
    [InlineData(
        "trino",
        "orc",
        "CREATE TABLE \"lake\".\"out\".\"T\"\nWITH (format = 'ORC')\nAS\nWITH",
        "ALTER TABLE \"lake\".\"out\".\"T\" RENAME TO \"lake\".\"out\".\"people\";"
    )]
    public void A_table_is_made_beside_counted_and_renamed(string engine, string? format, string makes, string renames)
    {
        if (client is null)
        {
            return;
        }

        client.Answers(2, "@\n@\n{\"n\":2}\n@\n");
        client.Answers(3, "@\n@\n");

        Assert.True(
            Filter(engine, ["--into", "lake.out.people", .. format is null ? (string[])[] : ["--format", format]]) == 0,
            workspace.Output
        );
        var made = workspace.Read("query.2");
        var name = "people__sluice_" + made[(made.IndexOf("__sluice_", StringComparison.Ordinal) + 9)..][..12];
        Assert.Contains(makes, made.Replace(name, "T", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("ORDER BY", made, StringComparison.Ordinal);
        Assert.Contains("SELECT COUNT(*) AS n FROM", made, StringComparison.Ordinal);
        Assert.Contains(renames, workspace.Read("query.3").Replace(name, "T", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(workspace.Exists("query.4"));
        Assert.Contains("people: written to table lake.out.people\n", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("__sluice_", workspace.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"not shown by {engine}: what filters of the engine hide from the user who asks",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("spark", "parquet orc delta iceberg")]
    [InlineData("trino", "parquet orc")]
    public void The_statements_are_the_accepted_ones(string engine, string formats)
    {
        if (client is null)
        {
            return;
        }

        workspace.Write("version.people", "7\n");
        client.Answers(2, "@\n@\n{\"n\":2}\n@\n");
        client.Answers(3, "@\n@\n");
        var text = "";
        foreach (var format in formats.Split(' '))
        {
            File.Delete(Path.Combine(workspace.Folder, "calls"));
            File.Delete(Path.Combine(workspace.Folder, "described.all"));
            string[] versions = format is "delta" or "iceberg" ? ["--versions", format] : [];
            Assert.True(
                Filter(engine, ["--table", "people=lake.crm.people", "--into", "lake.out.people", "--format", format, .. versions]) == 0,
                workspace.Output
            );
            var name =
                "people__sluice_"
                + workspace.Read("query.2") switch
                {
                    var made => made[(made.IndexOf("__sluice_", StringComparison.Ordinal) + 9)..][..12],
                };
            foreach (
                var (part, file) in (IEnumerable<(string, string)>)
                    [("before", "described.all"), ("count", "query.1"), ("make", "query.2"), ("rename", "query.3")]
            )
            {
                var lines = workspace
                    .Read(file)
                    .Replace(name, "people__sluice_RANDOM", StringComparison.Ordinal)
                    .Split('\n')
                    .Where(static l => !l.StartsWith("SELECT 'sluice ", StringComparison.Ordinal));
                text += $"== {format}: {part}\n{string.Join('\n', lines)}\n";
            }
        }

        AcceptedText.Matches($"tests/Sluice.Cli.Tests/Records/Statements/{engine}.verified.txt", text);
    }

    // Whatever differs, nothing stays, and it is said.
    [Theory]
    [InlineData("@\n@\n{\"n\":3}\n@\n", 0, "2 rows were counted and 3 written")]
    [InlineData("@\n@\n@\n", 0, "did not print how many rows were written")]
    [InlineData("@\n@\n{\"n\":\"2\"}\n@\n", 0, "did not print how many rows were written")]
    [InlineData("@\n@\n{\"n\":2}\n", 0, "it is not whole")]
    [InlineData("@\n", 1, "ended with exit code 1")]
    public void What_was_not_counted_is_dropped(string answer, int code, string said)
    {
        if (client is null)
        {
            return;
        }

        client.Answers(2, answer, code);
        client.Answers(3, "@\n@\n@\n");
        client.Answers(4, "@\n@\n@\n");

        Assert.Equal(2, Filter("spark", "--into", "people_out"));
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.Contains("warning SLU8121: dropped table `people_out__sluice_", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE IF EXISTS `people_out__sluice_", workspace.Read("query.3"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_of_Trino_that_goes_on_is_ended_and_its_table_dropped_when_it_comes_late()
    {
        if (client is null)
        {
            return;
        }

        workspace.Write("before.2", "sleep 600\n");
        client.Answers(3, "@\n{\"query_id\":\"20240501_000000_00001_abcde\"}\n{\"query_id\":\"no' OR 'id\"}\n@\n");
        client.Answers(4, "@\n@\n", 1);
        workspace.Write(
            "before.5",
            "t=$(sed -n 's/^DROP TABLE IF EXISTS \"\\(.*\\)\";$/\\1/p' query.5)\nprintf '@\\n@\\n{\"Table\":\"%s\"}\\n@\\n' $t > answer.5\n"
        );
        client.Answers(6, "@\n@\n@\n");
        client.Answers(7, "@\n@\n@\n");

        Assert.Equal(2, Filter("trino", "--into", "people_out", "--timeout", "2"));
        Assert.Contains("did not end within 2 seconds", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("strpos(query, 'people_out__sluice_", workspace.Read("query.3"), StringComparison.Ordinal);
        Assert.Contains(
            "CALL system.runtime.kill_query(query_id => '20240501_000000_00001_abcde'",
            workspace.Read("query.4"),
            StringComparison.Ordinal
        );
        Assert.Contains("warning SLU8121: dropped table", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("query.8"));
    }

    [Fact]
    public void A_table_that_cannot_be_dropped_is_named_by_this_run_and_the_next()
    {
        if (client is null)
        {
            return;
        }

        client.Answers(2, "@\n@\n{\"n\":3}\n@\n");
        client.Answers(3, "", 1);
        client.Answers(4, "", 1);
        client.Answers(5, "", 1);

        Assert.Equal(2, Filter("spark", "--into", "people_out"));
        Assert.Contains("error SLU8122: table `people_out__sluice_", workspace.Output, StringComparison.Ordinal);
        var left = workspace.Output[workspace.Output.IndexOf("people_out__sluice_", StringComparison.Ordinal)..][..31];

        File.Delete(Path.Combine(workspace.Folder, "calls"));
        workspace.Write("tables", $"people_out_2\n{left}\npeople_out__sluice_x\n");
        client.Answers(2, "@\n@\n{\"n\":2}\n@\n");
        client.Answers(3, "@\n@\n", 0);
        Assert.True(Filter("spark", "--into", "people_out") == 0, workspace.Output);
        Assert.Contains($"warning SLU8120: table `{left}` is of a run that was ended", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(2, workspace.Output.Split("SLU8120").Length);
    }

    // The report comes last but for the name of the table.
    [Fact]
    public void Without_room_for_the_report_the_table_is_dropped()
    {
        if (client is null)
        {
            return;
        }

        workspace.Manifest(transfer: $"title: {new string('x', 40_000)}");
        client.Answers(2, "@\n@\n{\"n\":2}\n@\n");
        client.Answers(3, "@\n@\n@\n");
        client.Answers(4, "@\n@\n@\n");

        using var run = SluiceProcess.Filter(
            workspace.Folder,
            "trap '' XFSZ; ulimit -f 40; export DOTNET_EnableWriteXorExecute=0; ",
            $"--engine spark --submit '{client.Path}' --into people_out --out out"
        );
        Assert.Equal(2, run.Finish());
        Assert.Matches("error SLU[0-9]+: .*`out.*cannot be written: ", run.Said);
        Assert.Contains("warning SLU8121: dropped table `people_out__sluice_", run.Said, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE IF EXISTS `people_out__sluice_", workspace.Read("query.3"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_there_is_not_touched()
    {
        if (client is null)
        {
            return;
        }

        workspace.Write("tables", "default\tPeople_Out\tfalse\n");

        Assert.Equal(2, Filter("spark", "--into", "people_out"));
        Assert.Contains("error SLU8042: table `people_out` is there already", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("query.1"));
    }

    // key, columns of the table made, columns of the table with the partition.
    [Theory]
    [InlineData("id\tint\t\nvalue\tstring\t\n", null)]
    [InlineData("value\tstring\t\nid\tint\t\n", "column 1 is `value` of string there and `id` of int in what may leave")]
    [InlineData("id\tbigint\t\nvalue\tstring\t\n", "column 1 is `id` of bigint there and `id` of int in what may leave")]
    [InlineData("id\tint\t\n", "column 2 is not there and `value` of string in what may leave")]
    [InlineData("id\tint\t\nvalue\tstring\t\nmore\tstring\t\n", "column 3 is `more` of string there and none in what may leave")]
    public void A_partition_takes_what_fits_by_name_order_and_type(string there, string? said)
    {
        if (client is null)
        {
            return;
        }

        client.Answers(
            2,
            $"@\n@\n{{\"n\":2}}\n@\nid\tint\t\nvalue\tstring\t\n@\n{there}day\tdate\t\n# Partition Information\t\t\n# col_name\tdata_type\tcomment\nday\tdate\t\n@\n"
        );
        client.Answers(3, said is null ? "@\n@\n{\"n\":2}\n@\n" : "@\n@\n@\n");
        client.Answers(4, "@\n@\n@\n");

        Assert.Equal(said is null ? 0 : 2, Filter("spark", "--into-partition", "out.daily", "day=2024-05-01"));
        Assert.Contains(said ?? "written to table out.daily", workspace.Flat, StringComparison.Ordinal);
        Assert.Contains(
            said is null
                ? "INSERT OVERWRITE TABLE `out`.`daily` PARTITION (`day` = '2024-05-01')\nSELECT `id`, `value` FROM `out`.`daily__sluice_"
                : "DROP TABLE",
            workspace.Read("query.3"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "DROP TABLE IF EXISTS `out`.`daily__sluice_",
            workspace.Read(said is null ? "query.4" : "query.3"),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => workspace.Dispose();

    private int Filter(string engine, params string[] options) =>
        workspace.Run(["filter", "transfer.yaml", "--policies", "set", "--engine", engine, "--submit", client!.Path, .. options]);
}
