using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// What the folders of a source name, as <c>country=KR</c> does, is a column of its rows: it decides, is written and is withheld like any
/// other, and stands nowhere else.
/// </summary>
public sealed class PartitionTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData("csv", "key,value\np1,a\n", "key,value\np2,b\n", "id,value\nK R,a\n,a\n")]
    [InlineData("jsonl", "{\"key\":\"p1\",\"value\":1.10}\n", " { }\n", "{\"id\":\"K R\",\"value\":1.10}\n{\"id\":null,\"value\":1.10}\n")]
    public void It_decides_and_is_written(string format, string yes, string no, string written)
    {
        workspace.Write($"people/grown=true/id=K%20R/part.{format}", yes);
        workspace.Write($"people/grown=true/id=__HIVE_DEFAULT_PARTITION__/part.{format}", yes);
        workspace.Write($"people/grown=false/id=K%20R/part.{format}", no);
        workspace.Write($"people/grown=/id=1/part.{format}", no);
        workspace.Write("people/_SUCCESS", "");
        workspace.Manifest(source: "people");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written, workspace.Read($"out/people.{format}"));
        Assert.Contains("4 in, 2 out", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people")]
    [InlineData("people/**")]
    [InlineData("people/grown=*/*.parquet")]
    public void Parquet_lies_in_such_folders(string source)
    {
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "people/grown=true"));
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "people/grown=false"));
        workspace.Convert("people/grown=true/1.parquet", "FORMAT PARQUET", "key, id, value");
        workspace.Convert("people/grown=false/1.parquet", "FORMAT PARQUET", "key, id, value");
        workspace.Manifest(source: $"\"{source}\"");

        Assert.Equal(0, workspace.Filter());
        Assert.Contains("8 in, 4 out", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_not_leave_leaves_as_the_name_of_a_folder_neither()
    {
        workspace.Write("people/secret=minsu/part.csv", "key,grown,id,value\np1,true,1,a\n");
        workspace.Write("people/secret=jiwoo/part.csv", "key,grown,id,value\np4,true,4,d\n");
        workspace.Manifest(source: "people");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8011", workspace.Output, StringComparison.Ordinal);
        Silent();

        foreach (
            var (fields, dataset) in new[]
            {
                ("id: { category: data.id }, value: { category: data.value }, secret: { category: data.secret }", ""),
                ("id: { category: data.id }, value: { category: data.value }", "undeclared: drop"),
            }
        )
        {
            workspace.Manifest(source: "people", fields: fields, dataset: dataset);
            Assert.Equal(0, workspace.Filter());
            Assert.Equal("id,value\n4,d\n1,a\n", workspace.Read("out/people.csv"));
            Assert.Equal(
                ["people/secret=#1/part.csv", "people/secret=#2/part.csv"],
                workspace
                    .Json.GetProperty("datasets")[0]
                    .GetProperty("files")
                    .EnumerateArray()
                    .Select(static f => f.GetProperty("file").GetString())
            );
            Silent();
            foreach (var file in Directory.GetFiles(Path.Combine(workspace.Folder, "out")))
            {
                Assert.DoesNotMatch("minsu|jiwoo", File.ReadAllText(file));
            }
        }

        workspace.Write("people/secret=minsu/part.csv", "key,grown,id,value\np1,perhaps,1,a\n");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("row 1 of `people/secret=#2/part.csv`", workspace.Output, StringComparison.Ordinal);
        Silent();

        void Silent() => Assert.DoesNotMatch("minsu|jiwoo", workspace.Output);
    }

    [Fact]
    public void Folders_above_the_source_say_nothing()
    {
        workspace.Write("people/grown=true/part.csv", "key,id,value\np1,1,a\n");
        workspace.Manifest(source: "people/grown=true");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("has no column `grown`", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people/grown=true/part.csv", "key,id,value,grown\np1,1,a,false\n", "SLU8090")]
    [InlineData("people/grown=true/part.csv", "key,id,value,Grown\np1,1,a,false\n", "SLU8090")]
    [InlineData("people/grown=true/part.jsonl", "{\"key\":\"p1\",\"grown\":false}\n", "a line has a key twice")]
    [InlineData("people/part.csv", "key,id,value\np1,1,a\n", "SLU8091")]
    [InlineData("people/adult=true/part.csv", "key,id,value\np1,1,a\n", "SLU8091")]
    public void It_is_said_in_one_place(string file, string rows, string said)
    {
        workspace.Write(file, rows);
        if (said == "SLU8091")
        {
            workspace.Write("people/grown=true/part.csv", rows);
        }

        workspace.Manifest(source: "people");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_lies_in_such_folders_too()
    {
        workspace.Write(
            "consents/_month=1/consent=yes/1.csv",
            "subject,granted_at,withdrawn_at,expires_at,notice\np1,2024-01-01,,,\np4,2024-01-01,,,\n"
        );
        workspace.Write("consents/_month=2/consent=yes/1.csv", "subject,granted_at,withdrawn_at,expires_at,notice\np4,,2024-02-01,,\n");
        workspace.Manifest(to: "shop");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", "consents", StringComparison.Ordinal));

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n", workspace.Read("out/people.csv"));
    }

    public void Dispose() => workspace.Dispose();
}
