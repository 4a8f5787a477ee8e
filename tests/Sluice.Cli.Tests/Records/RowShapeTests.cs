using System.Text;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Files as programs write them: with lines that end in several ways, a column that has no name, an array of JSON, columns without a cell.
/// </summary>
[Trait("Category", "Slow")]
public sealed class RowShapeTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData("key,grown,id,value\np1,true,1,a\r\n", "line 2 ends in CR LF, and those before it end in LF")]
    [InlineData("key,grown,id,value\r\np1,true,\"1\n\r\n\",a\np2,true,1,a\r\n", "line 4 ends in LF, and those before it end in CR LF")]
    [InlineData("key,grown,id,value\r\np1,true,1,a\rp2,true,2,b\r\n", "line 2 ends in CR, and those before it end in CR LF")]
    [InlineData("key,grown,id,value\n\np1,true,1,a\n\r", "line 4 ends in CR, and those before it end in LF")]
    public void Lines_that_end_in_several_ways_are_refused_with_the_line(string rows, string said)
    {
        workspace.Write("rows.csv", rows);
        workspace.Manifest();
        Assert.Equal(2, workspace.Filter());
        Assert.Contains($"`rows.csv` cannot be read as CSV: {said}; let all lines end alike", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_that_end_alike_are_read_whatever_stands_between_quotes(string end)
    {
        workspace.Write("rows.csv", string.Join(end, "key,grown,id,value", "p1,true,1,\"a\nb\r\nc\rd\"", "", "p2,true,2,b"));
        workspace.Manifest();
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,\"a\nb\r\nc\rd\"\n2,b\n", workspace.Read("out/people.csv"));
    }

    [Theory]
    [InlineData("key\tgrown\tid\tvalue\np1\ttrue\t\\N\ta\n")]
    [InlineData("key\tgrown\tid\tvalue\np1\ttrue\t1\t\\N")]
    [InlineData("key\tgrown\tid\tvalue\r\np1\ttrue\t1\t\\N\r\n")]
    public void A_cell_that_a_database_did_not_know_is_no_text(string rows)
    {
        workspace.Write("rows.tsv", rows);
        workspace.Manifest(source: "rows.tsv");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains(@"`rows.tsv` cannot be read as TSV: line 2 has a cell `\N`", workspace.Output, StringComparison.Ordinal);

        workspace.Write("rows.tsv", rows.Replace(@"\N", @"\Na\N", StringComparison.Ordinal));
        Assert.Equal(0, workspace.Filter());
    }

    [Theory]
    [InlineData("rows.csv", ",key,grown,id,value\n0,p1,true,1,a\n", "id,value\n1,a\n")]
    [InlineData("rows.csv", "key,\"\",grown,id,value,\np1,x,true,1,a,y\n", "id,value\n1,a\n")]
    [InlineData("rows.jsonl", "{\"\":0,\"key\":\"p1\",\"grown\":true,\"id\":1,\"value\":\"a\"}\n", "{\"id\":1,\"value\":\"a\"}\n")]
    public void A_column_without_a_name_is_one_that_the_manifest_does_not_name(string source, string rows, string written)
    {
        workspace.Write(source, rows);
        workspace.Manifest(source: source);
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8011", workspace.Output, StringComparison.Ordinal);

        workspace.Manifest(source: source, dataset: "undeclared: drop");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written, workspace.Read("out/people" + Path.GetExtension(source)));
        Assert.Contains("dropped", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_may_have_a_column_without_a_name()
    {
        workspace.Write(
            "ledger.csv",
            ",subject,consent,granted_at,withdrawn_at,expires_at,notice\n0,p1,yes,2024-01-01,,,\n1,p4,yes,2024-01-01,2024-02-01,,\n"
        );
        workspace.Manifest(to: "shop");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n", workspace.Read("out/people.csv"));
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("[{\"key\":\"p\",\"grown\":false,\"id\":1,\"value\":2}]", "[]\n")]
    [InlineData(
        "\uFEFF \r\n[\r\n{\"key\":\"p\",\r\n\"grown\":true,\"id\":[1.10,\r\n {}],\"value\":\"],[\"}\r\n,\n{\"grown\":true,\"id\":-0}]\n ",
        "[\n{\"id\":[1.10,   {}],\"value\":\"],[\"},\n{\"id\":-0}\n]\n"
    )]
    public void An_array_of_JSON_leaves_as_one(string rows, string? written)
    {
        workspace.Write("rows.json", rows);
        workspace.Manifest(source: "rows.json");
        Assert.Equal(written is null ? 2 : 0, workspace.Filter("--memory", "300MB"));
        Assert.Equal(written, workspace.Exists("out/people.json") ? workspace.Read("out/people.json") : null);
    }

    [Theory]
    [InlineData("[{},3]", "element 2 is no object")]
    [InlineData("[{},[{}]]", "element 2 is no object")]
    [InlineData("[{}\n,\n{\"a\":}]", "behind element 1, line 3 is no JSON")]
    [InlineData("[{}\n", "behind element 1, line 2 is no JSON")]
    [InlineData("[{},]", "behind element 1, line 1 is no JSON")]
    [InlineData("[{}]\n[{}]", "behind element 1, line 2 is no JSON")]
    [InlineData("[{\"a\":NaN}]", "line 1 is no JSON")]
    [InlineData("[{\"a\":1,\"a\":2}]", "an element has a key twice")]
    public void What_is_no_array_of_objects_is_said_by_the_element(string rows, string said)
    {
        workspace.Write("rows.json", rows);
        workspace.Manifest(source: "rows.json");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains($"`rows.json` cannot be read as a JSON array: {said}", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_are_taken_apart_wherever_the_file_is_cut_for_reading()
    {
        var rows = new StringBuilder("[");
        for (var n = 0; n < 3000; n++)
        {
            rows.Append(
                    n == 0 ? ""
                    : n % 2 == 0 ? ",\r\n"
                    : " , "
                )
                .Append($$"""{"key":"p{{n}}","grown":true,"id":{{n}},"value":"{{new string('}', n % 97)}}\"]"}""");
        }

        rows.Append(",{\"key\":\"long\",\"grown\":true,\"id\":0,\"value\":\"").Append('x', 400_000).Append("\"}]");
        workspace.Write("rows.json", rows.ToString());
        workspace.Manifest(source: "rows.json");
        Assert.True(workspace.Filter() == 0, workspace.Output);

        using var written = System.Text.Json.JsonDocument.Parse(workspace.Read("out/people.json"));
        using var read = System.Text.Json.JsonDocument.Parse(rows.ToString());
        Assert.Equal(
            read.RootElement.EnumerateArray().Select(static r => (r.GetProperty("id").GetRawText(), r.GetProperty("value").GetString())),
            written.RootElement.EnumerateArray().Select(static r => (r.GetProperty("id").GetRawText(), r.GetProperty("value").GetString()))
        );
    }

    [Fact]
    public void An_array_and_lines_in_one_folder_are_not_mixed()
    {
        workspace.Write("parts/a.json", "[{\"key\":\"p\",\"grown\":true,\"id\":1,\"value\":2}]");
        workspace.Write("parts/b.json", "{\"key\":\"p\",\"grown\":true,\"id\":1,\"value\":2}\n");
        workspace.Manifest(source: "parts");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("it holds an array and others do not, or the other way round", workspace.Output, StringComparison.Ordinal);

        workspace.Write("parts/b.json", "[{\"key\":\"q\",\"grown\":true,\"id\":2,\"value\":2}]");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("[\n{\"id\":1,\"value\":2},\n{\"id\":2,\"value\":2}\n]\n", workspace.Read("out/people.json"));
    }

    [Fact]
    public void A_column_without_a_cell_for_those_who_are_left_is_no_mistake()
    {
        // All who are left are children, of whom the value is withheld: decided again, as a transfer about children, it would be denied,
        // but nothing of it leaves.
        workspace.Write("set/people.sluice", "population users\npopulation users.children = not adult\npopulation users.adults = adult");
        workspace.Write("rows.csv", "key,grown,id,value\np1,false,1,a\np2,false,2,b\n");
        workspace.Manifest(transfer: "population: users", dataset: "withhold: null");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,\n2,\n", workspace.Read("out/people.csv"));

        // With one cell left it is decided for all.
        workspace.Write("rows.csv", "key,grown,id,value\np1,false,1,a\np2,true,2,b\n");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,\n2,b\n", workspace.Read("out/people.csv"));
    }

    public void Dispose() => workspace.Dispose();
}
