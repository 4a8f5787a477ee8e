using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// A client whose every word is one person's name: whatever it prints, and wherever, the name is in no message and no report.
/// </summary>
[Trait("Category", "Slow")]
public sealed class MarkedClientTests : IDisposable
{
    private const string Mark = MarkedOutput.Mark;
    private const string Zeros = "\"answers\":2";
    private const string Group = "{\"c1\":\"group\",\"c2\":\"true\",\"c3\":2,\"c4\":2,\"c5\":0," + Zeros + "}\n";
    private const string All = "{\"c1\":\"end\",\"c2\":null,\"c3\":0,\"c4\":0,\"c5\":0," + Zeros + "}\n";
    private const string Row = $"{{\"id\":1,\"value\":\"{Mark}\"}}\n";

    private readonly RowWorkspace workspace = new();
    private readonly FakeClient? client;

    public MarkedClientTests()
    {
        client = OperatingSystem.IsWindows() ? null : new FakeClient(workspace);
        workspace.Manifest();
    }

    // What counts, what selects, and how the second ends.
    [Theory]
    [InlineData(null, Group + All, Row + Row, 0)]
    [InlineData("SLU8046", Group + All, Row, 1)]
    [InlineData("SLU8046", Group + All, $"Query failed: cannot cast '{Mark}' to integer\n", 1)]
    [InlineData("SLU8019", Group + All, $"Query failed: cannot cast '{Mark}' to integer\n", 0)]
    [InlineData("SLU8019", Group + All, Row, 0)]
    [InlineData("SLU8047", Group + All, Row + $"{Mark}\n" + Row, 0)]
    [InlineData("SLU8047", Group + All, $"{{\"id\":1,\"value\":\"{Mark}\n\"}}\n", 0)]
    [InlineData("SLU8047", Group + All, $"{{\"id\":1,\"{Mark}\":\"{Mark}\"}}\n", 0)]
    [InlineData("SLU8047", Group + All, $"{{\"id\":1,\"value\":\"{Mark}\",\"{Mark}\":1}}\n", 0)]
    [InlineData("SLU8047", Group + All, $"{{\"id\":1,\"value\":{Mark}}}\n", 0)]
    [InlineData("SLU8047", Group + All, $"{{\"id\":{{\"{Mark}\":\"{Mark}\"}},\"value\":\"\\ud800{Mark}\"}}\n", 0)]
    [InlineData("SLU8047", "{\"c1\":\"" + Mark + "\",\"c2\":\"true\",\"c3\":2,\"c4\":2,\"c5\":0," + Zeros + "}\n" + All, Row, 0)]
    [InlineData("SLU8047", "{\"c1\":\"group\",\"c2\":\"true\",\"c3\":\"" + Mark + "\",\"c4\":2,\"c5\":0," + Zeros + "}\n" + All, Row, 0)]
    [InlineData("SLU8047", "{\"c1\":\"group\",\"" + Mark + "\":\"true\"}\n" + All, Row, 0)]
    [InlineData("SLU8019", "{\"c1\":\"group\",\"c2\":\"" + Mark + "\",\"c3\":2,\"c4\":2,\"c5\":0," + Zeros + "}\n" + All, Row + Row, 0)]
    [InlineData("SLU8019", Mark + "\n", Row, 0)]
    public void Nothing_that_it_prints_of_a_row_is_told(string? id, string first, string second, int code)
    {
        foreach (var engine in (string[])["spark", "trino"])
        {
            if (client is null)
            {
                return;
            }

            Again();
            workspace.Write("before.1", $"echo '{Mark}' >&2\n");
            workspace.Write("before.2", $"echo '{Mark}' >&2\n");
            client.Answers(1, first);
            client.Answers(2, second, code);
            Run(id, engine, "--out", "out");
        }
    }

    [Theory]
    [InlineData("@\n@\n" + Mark + "\n@\n")]
    [InlineData("@\n@\n{\"n\":\"" + Mark + "\"}\n@\n")]
    [InlineData("@\n" + Mark + "\n@\n{\"" + Mark + "\":2}\n@\n")]
    [InlineData("@\n" + Mark + "\n")]
    public void Nothing_that_it_prints_of_a_table_that_it_makes_is_told(string answer)
    {
        if (client is null)
        {
            return;
        }

        client.Answers(1, Group + All);
        client.Answers(2, answer);
        client.Answers(3, $"@\n{Mark}\n@\n@\n");
        client.Answers(4, "@\n@\n@\n");
        workspace.Write("tables", Mark + "\n");
        Run(answer.EndsWith("@\n", StringComparison.Ordinal) ? "SLU8019" : "SLU8047", "spark", "--into", "made", "--out", "out");
    }

    // What a table says of itself: names of columns, of what is within a type, of comments.
    [Theory]
    [InlineData(
        "SLU8012",
        $"key\tstring\t{Mark}\ngrown\tstruct<{Mark}:string>\t{Mark}\nid\tint\t\nvalue\tstring\t\n{Mark}\t{Mark}\t{Mark}\n"
    )]
    [InlineData("SLU8012", $"key\tstring\t\ngrown\t{Mark}(1)\t{Mark}\nid\tint\t\nvalue\tstring\t\n")]
    [InlineData("SLU8010", $"key\tstring\t\ngrown\tboolean\t\nid\tint\t\n{Mark}\tstring\t\n")]
    [InlineData("SLU8010", $"key\tstring\t\ngrown\tboolean\t\nid\tint\t\n{Mark}@example.org\tstring\t\nvalu\tstring\t\n")]
    [InlineData("SLU8101", $"key\tstring\t\ngrown\tboolean\t\nid\tint\t\nvalue\tstring collate {Mark}\t\n")]
    [InlineData("SLU8047", $"{Mark}\n")]
    public void Nothing_that_it_says_of_columns_is_told(string id, string columns)
    {
        if (client is null)
        {
            return;
        }

        workspace.Write("columns.people", columns);
        Run(id, "spark", "--out", "out");
    }

    [Theory]
    [InlineData(null, Mark, 3)]
    [InlineData("SLU8062", "yse", 3)]
    public void No_name_of_a_consent_is_told(string? id, string consent, int records)
    {
        if (client is null)
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        client.Answers(
            1,
            $$"""
            {"c1":"group","c2":"true","c3":"true","c4":2,"c5":2,"c6":0,"c7":0,"c8":0,"c9":0,"c10":0,"answers":6}
            {"c1":"end","c2":null,"c3":null,"c4":0,"c5":0,"c6":0,"c7":0,"c8":0,"c9":0,"c10":0,"answers":6}
            {"c1":"records","c2":null,"c3":null,"c4":9,"c5":2,"c6":0,"c7":0,"c8":0,"c9":0,"c10":0,"answers":6}
            {"c1":"records","c2":"{{consent}}","c3":null,"c4":{{records}},"c5":0,"c6":0,"c7":0,"c8":0,"c9":0,"c10":{{records}},"answers":6}
            {"c1":"records","c2":"{{Mark}}","c3":null,"c4":1,"c5":0,"c6":0,"c7":0,"c8":0,"c9":0,"c10":1,"answers":6}
            {"c1":"keys","c2":null,"c3":null,"c4":2,"c5":2,"c6":0,"c7":0,"c8":0,"c9":0,"c10":0,"answers":6}

            """
        );
        client.Answers(2, Row + Row);
        Run(id, "spark", "--out", "out");
    }

    public void Dispose() => workspace.Dispose();

    private void Again()
    {
        foreach (var file in Directory.GetFiles(workspace.Folder, "query.*").Append(Path.Combine(workspace.Folder, "calls")))
        {
            File.Delete(file);
        }

        if (workspace.Exists("out"))
        {
            Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        }
    }

    private void Run(string? id, string engine, params string[] options)
    {
        var code = workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            engine,
            "--submit",
            client!.Path,
            .. options,
        ]);
        Assert.True(
            code == (id is null ? 0 : 2) && (id is null || workspace.Output.Contains($"error {id}: ", StringComparison.Ordinal)),
            workspace.Output
        );
        MarkedOutput.Check(workspace);
        Assert.Equal(id is null, workspace.Exists("out"));
    }
}
