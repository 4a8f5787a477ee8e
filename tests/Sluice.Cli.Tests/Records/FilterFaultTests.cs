using System.Text;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Whatever goes wrong, the output is whole or absent.</summary>
[Trait("Category", "Slow")]
public sealed class FilterFaultTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Fact]
    public void A_disk_that_is_full_leaves_nothing_behind()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Many(200_000);

        // A limit on the size of files stands for the full disk: writing fails the same way. The runtime's own memory must not be such a
        // file.
        using var run = SluiceProcess.Filter(workspace.Folder, "trap '' XFSZ; ulimit -f 64; export DOTNET_EnableWriteXorExecute=0; ");
        Assert.Equal(2, run.Finish());
        Assert.Contains("SLU8019", run.Said, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1000)]
    [InlineData(1400)]
    public void A_run_that_is_killed_leaves_no_part_of_a_file(int after)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Many(200_000);
        Assert.Equal(0, workspace.Filter());
        var whole = workspace.Sha256("out/people.csv");
        Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);

        using (var run = SluiceProcess.Filter(workspace.Folder))
        {
            Thread.Sleep(after);
            run.Kill();
        }

        // Under the final name there is the whole of it or nothing, with the report or without both.
        Assert.True(!workspace.Exists("out") || (workspace.Sha256("out/people.csv") == whole && workspace.Exists("out/report.json")));

        // And what it leaves behind does not disturb the next run.
        Assert.Equal(0, workspace.Filter());
        Assert.Equal(whole, workspace.Sha256("out/people.csv"));
    }

    [Fact]
    public void A_ledger_that_changes_while_it_is_read_ends_the_run()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Many(200_000);
        workspace.Manifest(transfer: "onward: [shop]");
        var stopped = false;
        var meddling = new Thread(() =>
        {
            using var file = new FileStream(
                Path.Combine(workspace.Folder, "ledger.csv"),
                new FileStreamOptions
                {
                    Mode = FileMode.Append,
                    Access = FileAccess.Write,
                    Share = FileShare.ReadWrite,
                }
            );
            while (!Volatile.Read(ref stopped))
            {
                file.Write("p1,yes,2024-01-01,,,\n"u8);
                file.Flush();
                Thread.Sleep(1);
            }
        });
        meddling.Start();

        var code = workspace.Filter();
        Volatile.Write(ref stopped, true);
        meddling.Join();
        Assert.Equal(2, code);
        Assert.Contains("SLU8018", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("`ledger.csv` changed", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("p1,true,1\n")]
    [InlineData("p1,true,1,a,b\n")]
    [InlineData("p1,true,1,\"a\"b\n")]
    public void A_bad_row_in_the_middle_is_named_and_nothing_is_written(string row)
    {
        Many(200_000, row);

        Assert.Equal(2, workspace.Filter("--threads", "4"));
        Assert.Contains("SLU8009", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("`rows.csv`", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("line 100002 ", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public void A_wrong_cell_in_the_middle_is_named_and_nothing_is_written()
    {
        Many(200_000, "p1,perhaps,1,a\n");

        Assert.Equal(2, workspace.Filter("--threads", "4"));
        Assert.Contains("SLU8013", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("1 of its cells, the first in row 100001", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("value", "")]
    [InlineData("key", "")]
    [InlineData("surplus", "undeclared: drop")]
    public void Damage_in_the_middle_of_a_file_is_found_before_anything_is_in_place(string column, string dataset)
    {
        Many(50_000);
        workspace.Convert(
            "rows.parquet",
            "FORMAT PARQUET, COMPRESSION ZSTD",
            $"*{(dataset.Length > 0 ? ", 'surplus ' || hash(id) AS surplus" : "")}"
        );
        workspace.Manifest(source: "rows.parquet", dataset: dataset, transfer: "onward: [shop]");
        Assert.Equal(0, workspace.Filter());
        Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        workspace.Damage("rows.parquet", column);

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8009", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
        Assert.Equal(2, workspace.Filter("--dry-run"));
    }

    [Theory]
    [InlineData("https://example.org/rows.csv")]
    [InlineData("s3://bucket/rows.csv")]
    [InlineData("../rows.csv")]
    [InlineData("../**/*.csv")]
    [InlineData("/etc")]
    public void A_path_that_leads_away_is_refused(string source)
    {
        workspace.Manifest(source: source);

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8007", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("../ledger.csv", "SLU8007")]
    [InlineData("/etc/passwd", "SLU8007")]
    [InlineData("https://example.org/ledger.csv", "SLU8007")]
    [InlineData("elsewhere.csv", "SLU8009")]
    public void A_ledger_lies_where_sources_lie(string ledger, string id)
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", ledger, StringComparison.Ordinal));

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(id, workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData(
        "subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,2024-01-01,,,\np2,yes\np3,yes,2024-01-01,,,\n",
        "SLU8009",
        "`ledger.csv` cannot be read as CSV: line 3"
    )]
    [InlineData(
        "subject,consent,granted_at,withdrawn_at,expires_at\np1,yes,2024-01-01,,\n",
        "SLU8010",
        "`ledger.csv` has no column `notice`"
    )]
    [InlineData("", "SLU8009", "does not name the columns")]
    [InlineData(
        "subject,consent,granted,withdrawn,expires,notice\np1,yes,2024-01-01,,,\n",
        "SLU8010",
        "`ledger.csv` has no columns `granted_at`, `withdrawn_at`, `expires_at`"
    )]
    [InlineData(
        "subject,consent,granted_at,withdrawn_at,expires_at,notices\np1,yes,2024-01-01,,,\n",
        "SLU8010",
        "column 6 has nearly this name"
    )]
    [InlineData(
        "p1,yes,2024-01-01,,,\np4,yes,soon,,,\n",
        "SLU8009",
        "does not name the columns, of which these are wanted: `subject`, `consent`, `granted_at`, `withdrawn_at`, `expires_at`, `notice`"
    )]
    [InlineData("p1,p1,2024-01-01,,,\n", "SLU8009", "does not name the columns")]
    public void A_broken_ledger_ends_the_run(string ledger, string id, string said)
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write("ledger.csv", ledger);

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.Equal([id], Ids());
        Assert.DoesNotContain("p1", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    // One mistake, one message, and no cell in any.
    [Theory]
    [InlineData(
        "rows.csv",
        "p1,true,1,a\np2,false,2,b\n",
        "SLU8009",
        "its first line does not name the columns, of which these are wanted: `id`, `value`, `key`, `grown`"
    )]
    [InlineData("rows.csv", "p1,p1,1,a\n", "SLU8009", "its first line does not name the columns")]
    [InlineData("rows.csv", "key,grown,id,valeu\np1,true,1,a\n", "SLU8010", "column 4 has nearly this name")]
    [InlineData("rows.jsonl", "{\"p1\":1,\"p2\":2}\n", "SLU8010", "`rows.jsonl` has no columns `id`, `value`, `key`, `grown`")]
    public void A_line_of_names_that_is_none_is_one_mistake(string file, string rows, string id, string said)
    {
        workspace.Write(file, rows);
        workspace.Manifest(source: file);

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.Equal([id], Ids());
        Assert.DoesNotContain("p1", workspace.Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData(0, "line 1 is not UTF-8")]
    [InlineData(1, "line 2 is not UTF-8")]
    [InlineData(3, "line 4 is not UTF-8")]
    public void A_line_that_is_not_UTF8_is_the_line_that_is_named(int line, string said)
    {
        byte[][] lines =
        [
            "key,grown,id,value\n"u8.ToArray(),
            "p1,true,1,a\n"u8.ToArray(),
            "p2,true,2,b\n"u8.ToArray(),
            "p3,true,3,c\n"u8.ToArray(),
        ];
        lines[line][^2] = 0xE4;
        File.WriteAllBytes(Path.Combine(workspace.Folder, "rows.csv"), [.. lines.SelectMany(static l => l)]);
        workspace.Manifest();

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("`rows.csv` cannot be read as CSV: " + said, workspace.Output, StringComparison.Ordinal);
        Assert.Equal(["SLU8009"], Ids());
    }

    [Theory]
    [InlineData("encrypted", "it is encrypted; write it without encryption")]
    [InlineData("codec", "it is compressed or encoded in a way that is not supported; write it with Snappy, Zstandard or Gzip")]
    [InlineData("damaged", "it is damaged or cut off")]
    public void What_Parquet_cannot_be_read_for_is_told_apart(string what, string said)
    {
        workspace.Convert("rows.parquet", "FORMAT PARQUET, COMPRESSION SNAPPY");
        workspace.Manifest(source: "rows.parquet");
        Assert.Equal(0, workspace.Filter());
        Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        var path = Path.Combine(workspace.Folder, "rows.parquet");
        var bytes = File.ReadAllBytes(path);
        switch (what)
        {
            case "encrypted":
                // A file whose footer is encrypted says so in its first and last four bytes.
                "PARE"u8.CopyTo(bytes);
                "PARE"u8.CopyTo(bytes.AsSpan(^4));
                break;
            case "codec":
                // Of each column: its name, the codec (Snappy is 1, LZO 3, which is not written any more; twice as much in the footer), and
                // how many values.
                foreach (var name in (string[])["key", "grown", "id", "value"])
                {
                    byte[] before = [.. Encoding.ASCII.GetBytes(name), 0x15, 0x02, 0x16];
                    var at = bytes.AsSpan().LastIndexOf(before);
                    Assert.True(at > 0, name);
                    bytes[at + name.Length + 1] = 0x06;
                }

                break;
            default:
                bytes.AsSpan(bytes.Length - 60, 40).Fill(0xAA);
                break;
        }

        File.WriteAllBytes(path, bytes);
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("`rows.parquet` cannot be read as Parquet: " + said, workspace.Output, StringComparison.Ordinal);
        Assert.Equal(["SLU8009"], Ids());
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("2024-03-01", "", 0)]
    [InlineData("2024-03-02", "", 2)]
    [InlineData("2024-03-02", "--dry-run", 2)]
    public void A_transfer_dated_too_early_is_not_filtered(string earliest, string option, int code)
    {
        workspace.Manifest();

        Assert.Equal(code, workspace.Filter(["--not-before", earliest, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
        Assert.Equal(
            code != 0,
            workspace.Output.Contains(
                "error SLU3035: the transfer begins on 2024-03-01, and nothing before 2024-03-02 is taken",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(code == 0, workspace.Exists("out"));
    }

    [Fact]
    public void Several_folders_can_be_allowed()
    {
        workspace.Write("a/rows.csv", workspace.Read("rows.csv"));
        workspace.Write("b/ledger.csv", workspace.Read("ledger.csv"));
        workspace.Manifest(source: "../a/rows.csv", transfer: "onward: [shop]");
        workspace.Write(
            "m/transfer.yaml",
            workspace.Read("transfer.yaml").Replace("source: ledger.csv", "source: ../b/ledger.csv", StringComparison.Ordinal)
        );

        Assert.Equal(2, workspace.Run("filter", "m/transfer.yaml", "--policies", "set", "--out", "out", "--allow-path", "a"));
        Assert.Equal(
            0,
            workspace.Run("filter", "m/transfer.yaml", "--policies", "set", "--out", "out", "--allow-path", "a", "--allow-path", "b")
        );
        Assert.Equal("id,value\n1,a\n", workspace.Read("out/people.csv"));
    }

    public void Dispose() => workspace.Dispose();

    private void Many(int rows, string? bad = null)
    {
        var text = new StringBuilder("key,grown,id,value\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(i == rows / 2 ? bad : null).Append("p1,true,").Append(i).Append(",some value\n");
        }

        workspace.Write("rows.csv", text.ToString());
        workspace.Manifest();
    }

    private IEnumerable<string> Ids() =>
        System.Text.RegularExpressions.Regex.Matches(workspace.Output, "error (SLU[0-9]{4})").Select(static m => m.Groups[1].Value);

    private IEnumerable<string?> Left() =>
        Directory
            .EnumerateFileSystemEntries(workspace.Folder)
            .Select(Path.GetFileName)
            .Where(static n => n!.StartsWith("out", StringComparison.Ordinal));
}
