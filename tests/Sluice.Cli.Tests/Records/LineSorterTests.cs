using System.Globalization;
using System.Text;
using Sluice.Records.Engines.Submitting;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Lines that a client prints, put in the order of their bytes: in memory, in parts on the disk, and with whatever may happen meanwhile.
/// </summary>
[Trait("Category", "Slow")]
public sealed class LineSorterTests : IDisposable
{
    private const int Rows = 40_000;
    private readonly RowWorkspace workspace = new();

    // Many more parts than are merged at once; lines that are there twice, are empty, and begin alike; the order of UTF-16 is another one.
    [Theory]
    [InlineData(long.MaxValue, 5_000)]
    [InlineData(2_000, 5_000)]
    [InlineData(0, 150)]
    [InlineData(100, 0)]
    [InlineData(100, 1)]
    public void Lines_are_in_the_order_of_their_bytes(long memory, int count)
    {
        var dice = new Random(7);
        string[] letters = ["a", "b", "", "ä", "\u00ff", "\uffee", "\U0001F600", "\t", "\"", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"];
        var lines = Enumerable
            .Range(0, count)
            .Select(i => string.Concat(Enumerable.Range(0, dice.Next(4)).Select(_ => letters[dice.Next(letters.Length)])))
            .ToList();
        var folder = Path.Combine(workspace.Folder, "lines");
        var file = Path.Combine(workspace.Folder, "sorted");
        using (var sorter = new LineSorter(folder, memory))
        {
            lines.ForEach(l => sorter.Add(Encoding.UTF8.GetBytes(l)));
            Assert.Equal(
                count > 1 && memory < long.MaxValue,
                Directory.Exists(folder) && Directory.GetFiles(folder).Length > (count > 1_000 ? 64 : 1)
            );
            sorter.Write(file);
            Assert.Equal(count, sorter.Count);
        }

        var expected = lines
            .Select(Encoding.UTF8.GetBytes)
            .Order(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        Assert.Equal(string.Concat(expected.Select(static l => Encoding.UTF8.GetString(l) + "\n")), File.ReadAllText(file));
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
    }

    [Fact]
    public void A_line_is_longer_than_any_buffer()
    {
        var long1 = new string('x', 200_000);
        using (var sorter = new LineSorter(Path.Combine(workspace.Folder, "lines"), 0))
        {
            foreach (var line in (string[])[long1 + "b", "y", long1 + "a", ""])
            {
                sorter.Add(Encoding.UTF8.GetBytes(line));
            }

            sorter.Write(Path.Combine(workspace.Folder, "sorted"));
        }

        Assert.Equal($"\n{long1}a\n{long1}b\ny\n", workspace.Read("sorted"));
    }

    [Fact]
    public void What_is_not_written_is_gone()
    {
        var folder = Path.Combine(workspace.Folder, "lines");
        using (var sorter = new LineSorter(folder, 0))
        {
            sorter.Add("b"u8);
            sorter.Add("a"u8);
            Assert.Equal(2, Directory.GetFiles(folder).Length);
        }

        Assert.Empty(Directory.GetFiles(folder));
    }

    // With so little memory the rows of a client go to the disk; nothing of them is left but what was asked for.
    [Fact]
    public void Rows_of_a_client_that_do_not_fit_into_memory_are_sorted_on_the_disk()
    {
        if (Client() is not { } client)
        {
            return;
        }

        using (var run = Filter(client))
        {
            // They go to a folder that ends with the run.
            Assert.True(SpinWait.SpinUntil(() => Spilled().Any(), TimeSpan.FromSeconds(60)), "nothing was kept on the disk");
            Assert.True(run.Finish() == 0, run.Said);
        }

        var lines = File.ReadLines(Path.Combine(workspace.Folder, "out", "people.jsonl")).Select(static l => l[..12]).ToList();
        Assert.Equal(
            Enumerable.Range(100_000, Rows).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{i}")),
            lines
        );
        Assert.Equal(
            ["people.jsonl", "report.json", "report.txt"],
            Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("{\"id\":\"nothing\n")]
    [InlineData("{\"id\":1}\n")]
    public void After_a_wrong_line_nothing_is_left(string last)
    {
        if (Client(last) is not { } client)
        {
            return;
        }

        using var run = Filter(client);
        Assert.Equal(2, run.Finish());
        Assert.Contains("SLU8047", run.Said, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));
        Assert.Empty(Left());
    }

    [Fact]
    public void What_a_killed_run_left_is_removed_by_the_next()
    {
        if (Client() is not { } client)
        {
            return;
        }

        using (var run = Filter(client))
        {
            Assert.True(SpinWait.SpinUntil(() => Spilled().Any(), TimeSpan.FromSeconds(60)), "nothing was kept on the disk");
            run.Kill();
        }

        Assert.NotEmpty(Left());
        File.Delete(Path.Combine(workspace.Folder, "calls"));
        using var next = Filter(client);
        Assert.True(next.Finish() == 0, next.Said);
        Assert.Contains("left", next.Said, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    // The client would print for ten minutes more: it is ended before the run is.
    [Fact]
    public void A_full_disk_is_said_and_ends_the_client()
    {
        if (Client("@sleep 600\n") is not { } client)
        {
            return;
        }

        using var run = Filter(client, "trap '' XFSZ; ulimit -f 2000; export DOTNET_EnableWriteXorExecute=0; ");
        Assert.Equal(2, run.Finish());
        Assert.Matches("error SLU[0-9]+: .*`out.*cannot be written: ", run.Said);
        Assert.False(workspace.Exists("out"));
        Assert.Empty(Left());
        var status = $"/proc/{workspace.Read("pid").Trim()}/status";
        Assert.True(
            !File.Exists(status) || File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal),
            "the client is still there"
        );
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>
    /// A client that prints many long rows, the last number first, and then something else: a line, or what a shell does behind <c>@</c>.
    /// </summary>
    private FakeClient? Client(string last = "")
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var client = new FakeClient(workspace);
        workspace.Manifest();
        client.Answers(
            1,
            $$"""
            {"c1":"group","c2":"true","c3":{{Rows}},"c4":{{Rows}},"c5":0,"answers":2}
            {"c1":"end","c2":null,"c3":0,"c4":0,"c5":0,"answers":2}

            """
        );
        client.Answers(2, last.StartsWith('@') ? "" : last);
        workspace.Write(
            "before.2",
            $$"""
            echo $$ > pid
            awk 'BEGIN { cell = sprintf("%2000s", ""); for (i = {{Rows}} - 1; i >= 0; i--) print "{\"id\":" 100000 + i ",\"value\":\"" cell "\"}" }'
            {{(last.StartsWith('@') ? last[1..] : "")}}
            """
        );
        return client;
    }

    private SluiceProcess Filter(FakeClient client, string before = "") =>
        SluiceProcess.Filter(workspace.Folder, before, $"--engine spark --submit '{client.Path}' --memory 64MB --out out");

    private IEnumerable<string> Spilled() =>
        Directory
            .GetDirectories(workspace.Folder, "out.*.tmp")
            .SelectMany(static d => Directory.GetDirectories(d, "*-lines"))
            .SelectMany(Directory.GetFiles);

    private IEnumerable<string> Left() =>
        Directory
            .GetFileSystemEntries(workspace.Folder)
            .Where(static f => Path.GetFileName(f).StartsWith("out.", StringComparison.Ordinal));
}
