using Sluice.Cli.Samples;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// What <c>sluice sample</c> invents: the values that decide are among it, every format that is read, and never more than is being written.
/// </summary>
public sealed class SampleValueTests : IDisposable
{
    private const string Subject = "adult: grown, age: age, home: home, spent: spent, born: born, segment: segment, seen: seen";
    private readonly RowWorkspace workspace = new();

    [Fact]
    public void What_rules_compare_people_with_and_what_lies_beside_it_is_among_their_facts()
    {
        workspace.Write(
            "set/more.sluice",
            """
            region north { NO SE FI }
            subject attribute age : integer
            subject attribute home : country
            subject attribute spent : decimal
            subject attribute born : date
            subject attribute segment : text
            subject attribute seen : integer
            population users
            population users.known = seen >= 7
            rule more { allow data.secret to desk for work when age >= 14 and home in { north }  but not { when spent > 99.125  unless born < 2010-03-01 } }
            rule less { deny data.secret to desk when segment = "minor" }
            """
        );
        workspace.Manifest(dataset: "");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("adult: grown", Subject, StringComparison.Ordinal));

        Assert.True(
            workspace.Run("sample", "transfer.yaml", "--policies", "set", "--out", "made", "--people", "2000") == 0,
            workspace.Output
        );
        var lines = workspace.Read("made/rows.csv").TrimEnd('\n').Split('\n').Select(static l => l.Split(',')).ToList();
        var cells = lines[0]
            .Select((name, i) => (name, Values: lines.Skip(1).Select(l => l[i]).ToHashSet()))
            .ToDictionary(static c => c.name, static c => c.Values, StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["13", "14", "15", "", "80"]), cells["age"]);
        Assert.Superset(new HashSet<string>(["NO", "SE", "FI", "KR", "US"]), cells["home"]);
        Assert.Superset(new HashSet<string>(["99.124", "99.125", "99.126"]), cells["spent"]);
        Assert.Superset(new HashSet<string>(["2010-02-28", "2010-03-01", "2010-03-02"]), cells["born"]);
        Assert.Superset(new HashSet<string>(["minor", "text 3"]), cells["segment"]);
        Assert.Superset(new HashSet<string>(["6", "7", "8"]), cells["seen"]);
        Assert.Equal(0, workspace.Run("filter", "made/transfer.yaml", "--policies", "set", "--dry-run"));
    }

    [Fact]
    public void Records_begin_and_end_on_the_days_that_decide()
    {
        workspace.Write("set/lasting.sluice", "consent year { kind opt_in  of data  to desk  for work  lasts 12 months }");
        workspace.Manifest();
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("consent: { yes: ledger }", "consent: { year: ledger }", StringComparison.Ordinal)
        );

        Assert.True(
            workspace.Run("sample", "transfer.yaml", "--policies", "set", "--out", "made", "--people", "5000") == 0,
            workspace.Output
        );
        var records = workspace.Read("made/ledger.csv").TrimEnd('\n').Split('\n').Skip(1).Select(static l => l.Split(',')).ToList();

        // The first grant that counts on 2024-03-01 is of the day after the one a year before.
        foreach (var day in new[] { "2023-03-01", "2023-03-02", "2023-03-03" })
        {
            // By chance alone every 450th is of such a day.
            Assert.InRange(
                records.Count(r => r[4].Length == 0 && r[2].StartsWith(day, StringComparison.Ordinal)),
                records.Count / 50,
                records.Count / 10
            );
        }

        Assert.Superset(new HashSet<string>(["2024-02-29", "2024-03-01", "2024-03-02"]), records.Select(static r => r[3]).ToHashSet());
        Assert.Superset(new HashSet<string>(["2024-02-29", "2024-03-01", "2024-03-02"]), records.Select(static r => r[4]).ToHashSet());
    }

    [Theory]
    [InlineData("rows.tsv")]
    [InlineData("rows.csv.gz")]
    [InlineData("rows.tsv.zst")]
    [InlineData("rows.jsonl.gz")]
    [InlineData("rows.json.zst")]
    public void A_sample_of_every_text_can_be_filtered_and_is_the_same_rows(string source)
    {
        workspace.Manifest(source: source);
        Assert.Equal(0, workspace.Run("sample", "transfer.yaml", "--policies", "set", "--out", "made", "--people", "3000"));
        Assert.True(workspace.Run("filter", "made/transfer.yaml", "--policies", "set", "--out", "out") == 0, workspace.Output);
        var dataset = workspace.Json.GetProperty("datasets")[0];
        Assert.Equal((3000, 1673), (dataset.GetProperty("rows_in").GetInt32(), dataset.GetProperty("rows_out").GetInt32()));
    }

    [Fact]
    public void Parquet_is_said_to_be_none()
    {
        workspace.Manifest(source: "rows.parquet.gz");
        Assert.Equal(2, workspace.Run("sample", "transfer.yaml", "--policies", "set", "--out", "made"));
        Assert.Contains("SLU8034", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50000001", 2)]
    [InlineData("1000001", 0)]
    public void So_many_people_are_possible(string people, int code)
    {
        // No row is made to see it: an existing file is found before the first person is made up.
        workspace.Manifest();
        workspace.Write("made/rows.csv", "");
        Assert.Equal(2, workspace.Run("sample", "transfer.yaml", "--policies", "set", "--out", "made", "--people", people));
        Assert.Contains(code == 0 ? "SLU5072" : "it is a number from 1 to 50000000", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("gz")]
    [InlineData("zst")]
    public void Rows_are_made_while_they_are_written(string form)
    {
        var made = 0;
        var table = new SampleTable(["n", "text"], Enumerable.Range(0, int.MaxValue).Select(n => new object?[] { made = n, "text" }));
        using var full = new FullStream();

        Assert.Throws<IOException>(() =>
        {
            switch (form)
            {
                case "csv":
                    table.WriteSeparated(full, ',');
                    break;
                case "jsonl":
                    table.WriteJsonLines(full);
                    break;
                default:
                    table.WriteSeparated(new StoredStream(full, form == "gz"), ',');
                    break;
            }
        });
        Assert.InRange(made, 1000, 200_000);
    }

    [Fact]
    public void A_run_that_is_refused_leaves_nothing()
    {
        // The second of the files cannot be written.
        workspace.Manifest();
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "made"));
        Directory.CreateSymbolicLink(Path.Combine(workspace.Folder, "made/sub"), workspace.Folder);
        workspace.Manifest(source: "sub/new.csv");

        Assert.Equal(2, workspace.Run("sample", "transfer.yaml", "--policies", "set", "--out", "made"));
        Assert.Equal(["sub"], Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "made")).Select(Path.GetFileName));
        Assert.False(workspace.Exists("new.csv"));
    }

    public void Dispose() => workspace.Dispose();

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => Take(buffer.Length);

        public override void Write(byte[] buffer, int offset, int count) => Take(count);

        private void Take(int count)
        {
            SetLength(Length + count);
            if (Length > 500_000)
            {
                throw new IOException("full");
            }
        }
    }
}
