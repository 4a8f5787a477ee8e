using Sluice.Cli.Tests.Pipelines;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>A value leaves as it came, or the run ends: nothing is changed on the way, and nothing is read that is no file.</summary>
public sealed class FilterValueTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData(
        """{"key":"p1","grown":true,"id":12345678901234.567891,"value":1e-400}""",
        """{"id":12345678901234.567891,"value":1e-400}"""
    )]
    [InlineData("""{"value":-0,"key":"p1","grown":true,"id":1.10}""", """{"id":1.10,"value":-0}""")]
    [InlineData(
        """{"key":"p1","grown":true,"id":123456789012345678901234567890123456789012345678901234567890}""",
        """{"id":123456789012345678901234567890123456789012345678901234567890}"""
    )]
    [InlineData("""{"key":"p1","grown":true,"value":null}""", """{"value":null}""")]
    [InlineData("""{"key":"p1","grown":true}""", "{}")]
    [InlineData(
        """{"key":"p1","grown":true,"id":{"b":1.0,"a":[1E5, -0.0]},"value":"\u0041\/ä\"q\","}""",
        """{"id":{"b":1.0,"a":[1E5, -0.0]},"value":"\u0041\/ä\"q\","}"""
    )]
    [InlineData("\uFEFF{\"key\":\"p1\",\"grown\":true,\"id\" : 1 , \"value\":\"\"}\r", """{"id":1,"value":""}""")]
    public void JSON_is_written_in_its_own_words(string line, string written)
    {
        // The other line has all keys, so that all columns are there.
        workspace.Write("rows.jsonl", line + "\n" + """{"key":"p2","grown":true,"id":"x","value":"y"}""" + "\n");
        workspace.Manifest(source: "rows.jsonl");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written + "\n" + """{"id":"x","value":"y"}""" + "\n", workspace.Read("out/people.jsonl"));
    }

    [Fact]
    public void A_cell_that_is_withheld_is_null_and_a_key_that_is_not_there_stays_away()
    {
        workspace.Write(
            "rows.jsonl",
            """
            {"key":"p1","grown":true,"id":1.10,"value":1.10}
            {"key":"p2","grown":false,"id":2.20,"value":2.20,"line":1,"line_":2}
            {"key":"p3","grown":false,"id":3.30}

            """
        );
        workspace.Manifest(source: "rows.jsonl", dataset: "withhold: null\n    undeclared: drop");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("{\"id\":1.10,\"value\":1.10}\n{\"id\":2.20,\"value\":null}\n{\"id\":3.30}\n", workspace.Read("out/people.jsonl"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":nan}")]
    public void What_is_no_JSON_is_refused_with_its_line(string value)
    {
        workspace.Write(
            "rows.jsonl",
            "{\"key\":\"p1\",\"grown\":true,\"id\":1,\"value\":1}\n{\"key\":\"p2\",\"grown\":false,\"id\":1,\"value\":" + value + "}\n"
        );
        workspace.Manifest(source: "rows.jsonl");

        foreach (var option in (string[])["--dry-run", "--threads=1"])
        {
            Assert.Equal(2, workspace.Filter(option));
            Assert.Contains(
                "`rows.jsonl` cannot be read as JSON lines: line 2 is no JSON object",
                workspace.Output,
                StringComparison.Ordinal
            );
        }

        Assert.False(workspace.Exists("out"));
    }

    [Theory]
    [InlineData("p1,true, \"x\",a", "line 3 has a blank before a quote")]
    [InlineData("p1,true,  \"x,y\",a", "line 3 ")]
    [InlineData("p1,true,\"x\" ,a", "line 3 has a blank behind a quote")]
    [InlineData("p1,true,x,\"a\" ", "line 3 has a blank behind a quote")]
    [InlineData("p1,true,x,a,", "line 3 has more cells than there are columns")]
    [InlineData("p1,true,x,a,,", "line 3 has more cells than there are columns")]
    [InlineData(",,,,", "line 3 has more cells than there are columns")]
    public void CSV_that_would_be_read_otherwise_is_refused_with_its_line(string row, string said)
    {
        workspace.Write("rows.csv", $"key,grown,id,value\np0,true,y,b\n{row}\np2,true,z,c\n");
        workspace.Manifest();

        Assert.Equal(2, workspace.Filter());
        Assert.Contains($"SLU8009: `rows.csv` cannot be read as CSV: {said}", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));

        workspace.Write("rows.csv", "key,grown,id,value\np1,true,1,a\n");
        workspace.Write("ledger.csv", "subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,,2024-01-01,, \"n\"\n");
        workspace.Manifest(transfer: "onward: [shop]");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains(
            "`ledger.csv` cannot be read as CSV: line 2 has a blank before a quote",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("key,grown,id,value\np1,true, x ,a\n", "id,value\n x ,a\n")]
    [InlineData(
        "key,grown,id,value\r\np1,true,x\"y,\"a, \"\"b\"\" \"\r\n\r\np2,true,,\"\"",
        "id,value\n\"x\"\"y\",\"a, \"\"b\"\" \"\n,\"\"\n"
    )]
    [InlineData("\uFEFF\"key\",\"grown\",\"id\",\"value\"\np1,true,\" x\",\"a\n,,,,,\n\"\n", "id,value\n x,\"a\n,,,,,\n\"\n")]
    public void CSV_is_written_as_it_was_read(string rows, string written)
    {
        workspace.Write("rows.csv", rows);
        workspace.Manifest();

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written, workspace.Read("out/people.csv"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    [InlineData("value")]
    [InlineData("more")]
    public void A_page_with_another_checksum_ends_the_run(string? wrong)
    {
        // Longer than what is read of a page in one go.
        SummedParquet.Write(
            Path.Combine(workspace.Folder, "rows.parquet"),
            [
                ("key", ["p1", "p2"]),
                ("grown", ["true", "true"]),
                ("id", ["1", "2"]),
                ("value", ["a", new string('b', 700_000)]),
                ("more", ["x", "y"]),
            ],
            wrong
        );
        workspace.Manifest(source: "rows.parquet", dataset: "undeclared: drop");

        Assert.Equal(wrong is null ? 0 : 2, workspace.Filter());
        Assert.Equal(wrong is null, workspace.Exists("out"));
        Assert.Equal(
            wrong is not null,
            workspace.Output.Contains(
                "SLU8009: `rows.parquet` cannot be read as Parquet: the checksum of a page is not that of what is in it",
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData("24:00", true)]
    [InlineData("99:99", true)]
    [InlineData("12:60", true)]
    [InlineData("12:00:60", true)]
    [InlineData("24:00:00Z", true)]
    [InlineData("23:59:59.999", false)]
    public void A_time_that_is_none_makes_a_record_malformed(string time, bool malformed)
    {
        workspace.Write("ledger.csv", $"subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,2024-01-01T{time},,,\n");
        workspace.Manifest(transfer: "onward: [shop]");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(malformed, workspace.Output.Contains("1 malformed", StringComparison.Ordinal));
        Assert.Contains(malformed ? "rows: 4 in, 0 out" : "rows: 4 in, 1 out", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sed -i s/rows.csv/pipe/ transfer.yaml", "transfer.yaml", "set", "`pipe` cannot be read: it is a pipe, not a file")]
    [InlineData(
        "mkdir parts; mkfifo parts/b.csv; sed -i s/rows.csv/parts/ transfer.yaml",
        "transfer.yaml",
        "set",
        "`parts/b.csv` cannot be read: it is a pipe, not a file"
    )]
    [InlineData(
        "sed -i 's/rows.csv/\"parts\\/*\"/' transfer.yaml; mkdir parts; ln -s ../pipe parts/b.csv",
        "transfer.yaml",
        "set",
        "`parts/b.csv` cannot be read: it is a pipe, not a file"
    )]
    [InlineData("sed -i s/ledger.csv/pipe/ transfer.yaml", "transfer.yaml", "set", "`pipe` cannot be read: it is a pipe, not a file")]
    [InlineData(
        "sed -i s/rows.csv/link.csv/ transfer.yaml; ln -s /dev/zero link.csv",
        "transfer.yaml",
        "set",
        "`link.csv` cannot be read: it is a device, not a file"
    )]
    [InlineData("true", "pipe", "set", "`pipe` cannot be read: it is a pipe, not a file")]
    [InlineData(
        "mkdir pipes; mkfifo pipes/a.sluice",
        "transfer.yaml",
        "pipes",
        "`pipes/a.sluice` cannot be read: it is a pipe, not a file"
    )]
    public void What_is_no_file_is_refused_at_once(string setting, string manifest, string policies, string said)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        Assert.Equal(0, new Shell(workspace.Folder).Script($"mkfifo pipe; {setting}").Code);

        Assert.Equal(
            2,
            workspace.Run("filter", manifest, "--policies", policies, "--out", "out", "--allow-path", "/dev", "--allow-path", ".")
        );
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("ledger.csv")]
    [InlineData("transfer.yaml")]
    [InlineData("set/policy.sluice")]
    public void A_socket_is_refused_at_once(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        var path = Path.Combine(workspace.Folder, file);
        File.Delete(path);

        // The path of a socket may have about a hundred bytes.
        var place = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix,
            System.Net.Sockets.SocketType.Stream,
            System.Net.Sockets.ProtocolType.Unspecified
        );
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(place));
        File.Move(place, path);

        foreach (var command in (string[])["filter", "check", "sql"])
        {
            if (command == "filter" || file is "transfer.yaml" or "set/policy.sluice")
            {
                string[] options = command == "filter" ? ["--out", "out"] : [];
                Assert.Equal(2, workspace.Run([command, "transfer.yaml", "--policies", "set", .. options]));
                Assert.Contains($"`{file}` cannot be read: it is a socket, not a file", workspace.Output, StringComparison.Ordinal);
            }
        }
    }

    public void Dispose() => workspace.Dispose();
}
