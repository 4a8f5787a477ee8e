using System.IO.Compression;
using System.Text;
using Sluice.Records.Engines.Packing;
using Xunit;
using ZstdSharp;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Rows and records that are compressed: what comes out is compressed alike, and what was cut off or damaged is never read in part.
/// </summary>
public sealed class PackedFileTests : IDisposable
{
    private const string Csv = "key,grown,id,value\np1,true,1,a\np2,false,2,b\np4,true,4,d\n";
    private const string Lines =
        """{"key":"p1","grown":true,"id":1.10,"value":"a"}""" + "\n" + """{"key":"p2","grown":false,"id":2}""" + "\n";
    private readonly RowWorkspace workspace = new();

    public static TheoryData<string, string, string> Formats() =>
        new()
        {
            { "rows.csv.gz", Csv, "id,value\n1,a\n4,d\n" },
            { "rows.csv.zst", Csv, "id,value\n1,a\n4,d\n" },
            { "ROWS.TSV.GZ", Csv.Replace(',', '\t'), "id\tvalue\n1\ta\n4\td\n" },
            { "rows.tsv.zst", Csv.Replace(',', '\t'), "id\tvalue\n1\ta\n4\td\n" },
            { "rows.tsv", "key\tgrown\tid\tvalue\np1\ttrue\t\"1\t,\"\tx\"y\n", "id\tvalue\n\"1\t,\"\t\"x\"\"y\"\n" },
            { "rows.jsonl.gz", Lines, "{\"id\":1.10,\"value\":\"a\"}\n" },
            { "rows.ndjson.zst", Lines, "{\"id\":1.10,\"value\":\"a\"}\n" },
            { "rows.json.gz", Lines, "{\"id\":1.10,\"value\":\"a\"}\n" },
            { "rows.json.zst", "[" + Lines.TrimEnd().Replace('\n', ',') + "]", "[\n{\"id\":1.10,\"value\":\"a\"}\n]\n" },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_comes_out_has_the_format_and_the_compression_of_what_was_read(string source, string rows, string written)
    {
        Pack(source, rows);
        workspace.Manifest(source: source);

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(written, Unpack("out/people" + source[4..].ToLowerInvariant()));

        // The digests are those of the files as they lie there, for other tools hash them packed.
        Assert.Contains(workspace.Sha256(source), workspace.Read("out/report.json"), StringComparison.Ordinal);
        Assert.Contains(
            workspace.Sha256("out/people" + source[4..].ToLowerInvariant()),
            workspace.Read("out/report.json"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["people" + source[4..].ToLowerInvariant(), "report.json", "report.txt"],
            Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_second_run_takes_away_what_the_first_wrote_in_another_compression()
    {
        Pack("rows.csv.gz", Csv);
        workspace.Manifest(source: "rows.csv.gz");
        Assert.Equal(0, workspace.Filter());

        workspace.Write("rows.csv", Csv);
        workspace.Manifest();
        Assert.Equal(0, workspace.Filter());
        Assert.False(workspace.Exists("out/people.csv.gz"));
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void Records_are_read_as_they_are_in_a_plain_ledger(string ending)
    {
        var ledger =
            "subject,consent,granted_at,withdrawn_at,expires_at,notice\n"
            + string.Concat(Enumerable.Range(0, 5000).Select(static n => $"x{n},yes,2024-01-01,,,\n"))
            + "p1,yes,2024-01-01,,,\np4,yes,2024-01-01,2024-02-01,,\n";
        workspace.Manifest(to: "shop");
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger.csv" + ending, StringComparison.Ordinal)
        );
        var packed = Pack("ledger.csv" + ending, ledger);
        Assert.True(workspace.Filter() == 0, workspace.Output);
        Assert.Equal("id,value\n1,a\n", workspace.Read("out/people.csv"));

        // The last withdrawal is what is lost first: not a byte of it may be.
        foreach (var length in new[] { 1, 4, 8, 9, 30, packed.Length / 2, packed.Length }.Select(n => packed.Length - n))
        {
            File.WriteAllBytes(Path.Combine(workspace.Folder, "ledger.csv" + ending), packed[..length]);
            Assert.Equal(2, workspace.Filter());
            Assert.Contains("SLU8009", workspace.Output, StringComparison.Ordinal);
            Assert.False(workspace.Exists("out/people.csv"));
        }
    }

    [Theory]
    [InlineData("rows.csv.gz", "it is not what gzip writes")]
    [InlineData("rows.csv.zst", "it is not what zstd writes")]
    public void An_ending_must_not_lie(string source, string said)
    {
        workspace.Write(source, Csv);
        workspace.Manifest(source: source);

        Assert.Equal(2, workspace.Filter());
        Assert.Contains($"`{source}` cannot be read as CSV: {said}", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows.csv.gz")]
    [InlineData("rows.csv.zst")]
    public void What_follows_what_was_compressed_is_no_row_and_no_matter_of_taste(string source)
    {
        File.WriteAllBytes(Path.Combine(workspace.Folder, source), [.. Pack(source, Csv), .. "p9,true,9,z\n"u8]);
        workspace.Manifest(source: source);

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8009", workspace.Output, StringComparison.Ordinal);

        // Several one behind the other are one text.
        File.WriteAllBytes(Path.Combine(workspace.Folder, source), [.. Pack(source, Csv), .. Pack(source, "p9,true,9,z\n")]);
        Assert.Equal(0, workspace.Filter());
        Assert.EndsWith("4,d\n9,z\n", Unpack("out/people" + source[4..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledger.csv.gz")]
    [InlineData("ledger.tsv.ZST")]
    [InlineData("ledger.csv")]
    public void The_table_of_a_ledger_is_called_as_that_of_a_plain_one(string ledger)
    {
        workspace.Manifest(to: "shop");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", ledger, StringComparison.Ordinal));

        Assert.Equal(0, workspace.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "duckdb"));
        Assert.Contains("FROM \"ledger\"", workspace.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"ledger.", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_made_to_fill_a_disk_does_not()
    {
        Pack("rows.csv.zst", "key,grown,id,value\n" + new string('x', 50_000_000));
        workspace.Manifest(source: "rows.csv.zst");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("more than 1000 times as long", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_unpacked_is_held_to_the_encoding_like_any_other()
    {
        File.WriteAllBytes(
            Path.Combine(workspace.Folder, "rows.csv.gz"),
            Gzip(Encoding.Latin1.GetBytes("key,grown,id,value\np1,true,1,ä\n"))
        );
        workspace.Manifest(source: "rows.csv.gz");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("`rows.csv.gz` cannot be read as CSV: line 2 is not UTF-8", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parquet_is_not_compressed_as_a_whole()
    {
        workspace.Manifest(source: "rows.parquet.gz");
        File.WriteAllBytes(Path.Combine(workspace.Folder, "rows.parquet.gz"), Gzip([1]));

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8008", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_one_source_are_compressed_alike()
    {
        Pack("parts/a.csv.gz", Csv);
        workspace.Write("parts/b.csv", Csv);
        workspace.Manifest(source: "parts");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8008", workspace.Output, StringComparison.Ordinal);

        File.Delete(Path.Combine(workspace.Folder, "parts/b.csv"));
        Pack("parts/b.csv.gz", Csv);
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n4,d\n1,a\n4,d\n", Unpack("out/people.csv.gz"));
    }

    [Fact]
    public void A_gzip_file_of_any_length_and_make_is_read_whole_and_damaged_nowhere()
    {
        var random = new Random(7);
        foreach (var length in Enumerable.Range(0, 60).Concat([32_000, 32_736, 32_750, 32_758, 32_768, 32_776, 65_536, 100_000, 300_000]))
        {
            // Some of chance, which is stored as it is, so that ends fall on every place of a piece.
            var text = new byte[length];
            random.NextBytes(text);
            byte[] packed = [.. Named(Gzip(text)), .. Gzip([]), .. Gzip(text)];

            Assert.Equal([.. text, .. text], Read(packed));
            foreach (var _ in Enumerable.Range(0, 5))
            {
                Assert.Throws<InvalidDataException>(() => Read(packed[..^random.Next(1, 18)]));
            }
        }

        var small = Gzip(Encoding.UTF8.GetBytes(Csv));
        for (var at = 0; at < small.Length; at++)
        {
            // Of the head, the time, the extra flags and the system say nothing of the text.
            var damaged = small.ToArray();
            damaged[at] ^= 0x11;
            Assert.True(at is >= 4 and < 10 || Record.Exception(() => Read(damaged)) is InvalidDataException, $"byte {at}");
        }
    }

    public void Dispose() => workspace.Dispose();

    // As gzip itself writes it: with the name and a comment, an application's own field and a checksum of the head.
    private static byte[] Named(byte[] packed) =>
        [.. packed[..3], 0x1E, .. packed[4..10], 3, 0, 1, 2, 3, .. "rows.csv\0a comment\0"u8, 0, 0, .. packed[10..]];

    private static byte[] Read(byte[] packed)
    {
        using var reader = new GzipReader(new MemoryStream(packed));
        using var text = new MemoryStream();
        reader.CopyTo(text, 1000);
        return text.ToArray();
    }

    private static byte[] Gzip(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        // The runtime writes nothing for nothing.
        return packed.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private byte[] Pack(string file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            bytes = Gzip(bytes);
        }
        else if (file.EndsWith(".zst", StringComparison.Ordinal))
        {
            using var compressor = new Compressor();
            compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
            bytes = compressor.Wrap(bytes).ToArray();
        }

        var path = Path.Combine(workspace.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }

    private string Unpack(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(workspace.Folder, file));
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetString(Read(bytes));
        }

        using var decompressor = new Decompressor();
        return Encoding.UTF8.GetString(file.EndsWith(".zst", StringComparison.Ordinal) ? decompressor.Unwrap(bytes) : bytes);
    }
}
