using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Cli.Hosting;
using Sluice.Records.Engines;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Threads, memory and the line that says how far it is: none of them changes what is written.</summary>
[Trait("Category", "Slow")]
public sealed class FilterScaleTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Theory]
    [InlineData("parquet", "FORMAT PARQUET, ROW_GROUP_SIZE 20000")]
    [InlineData("csv", "FORMAT CSV, HEADER")]
    [InlineData("jsonl", "FORMAT JSON")]
    public void The_bytes_do_not_depend_on_the_number_of_threads(string ending, string options)
    {
        Generate(400_000, ending, options);
        var digests = new List<string>();
        foreach (var threads in (string[])["1", "2", "4"])
        {
            Assert.Equal(0, workspace.Filter("--threads", threads));
            digests.Add(workspace.Sha256($"out/people.{ending}") + workspace.Sha256("out/report.json"));
            Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        }

        Assert.Single(digests.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_keep_their_order()
    {
        Generate(300_000, "parquet", "FORMAT PARQUET, ROW_GROUP_SIZE 20000");
        Assert.Equal(0, workspace.Filter("--threads", "4"));

        using var session = new DuckSession();
        var file = DuckSession.Text(Path.Combine(workspace.Folder, "out", "people.parquet"));
        var found = session.Numbers(
            $"SELECT COUNT(*), COUNT(CASE WHEN id <= before THEN 1 END) FROM (SELECT id, lag(id) OVER () AS before FROM read_parquet({file}))"
        );
        Assert.True(found[0] > 50_000, $"{found[0]} rows");
        Assert.Equal(0, found[1]);
    }

    [Fact]
    public void Little_memory_gives_the_same_bytes()
    {
        // Half a million people with records under long keys: more than there is memory for.
        Generate(500_000, "parquet", "FORMAT PARQUET", key: "'somebody-with-a-long-key-' || i");
        Assert.Equal(0, workspace.Filter());
        var much = workspace.Sha256("out/people.parquet") + workspace.Sha256("out/report.json");
        Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);

        Assert.Equal(0, workspace.Filter("--memory", "64MB"));
        Assert.Equal(much, workspace.Sha256("out/people.parquet") + workspace.Sha256("out/report.json"));
        Assert.Equal(
            ["people.parquet", "report.json", "report.txt"],
            Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Empty(Directory.GetFileSystemEntries(workspace.Folder, "*.tmp"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("8")]
    public void CSV_is_read_with_the_least_memory_there_may_be(string threads)
    {
        Generate(200_000, "csv", "FORMAT CSV, HEADER", key: "'somebody-with-a-long-key-' || i");
        using (var session = new DuckSession())
        {
            string Path(string name) => DuckSession.Text(System.IO.Path.Combine(workspace.Folder, name));
            session.Execute($"COPY (SELECT * FROM read_parquet({Path("ledger.parquet")})) TO {Path("ledger.csv")} (FORMAT CSV, HEADER)");
        }

        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.parquet", "ledger.csv", StringComparison.Ordinal));
        Assert.Equal(0, workspace.Filter());
        var much = workspace.Sha256("out/people.csv") + workspace.Sha256("out/report.json");
        Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
        Assert.Equal(0, workspace.Filter("--memory", "64MB", "--threads", threads));
        Assert.Equal(much, workspace.Sha256("out/people.csv") + workspace.Sha256("out/report.json"));
    }

    [Fact]
    public void A_line_that_is_too_long_for_the_memory_is_named()
    {
        workspace.Write("rows.csv", "key,grown,id,value\np1,true,1,a\np2,true,2,\"" + new string('b', 5_000_000) + "\"\n");
        workspace.Manifest();
        Assert.Equal(2, workspace.Filter("--memory", "64MB"));
        Assert.Contains(
            "`rows.csv` cannot be read as CSV: line 3 is longer than 2000000 bytes, the most there is `--memory` for",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, workspace.Filter("--memory", "512MB"));
        Assert.Contains("rows: 2 in, 2 out", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_lines_take_more_memory_which_is_said_at_once()
    {
        Generate(100_000, "jsonl", "FORMAT JSON");
        Assert.Equal(2, workspace.Filter("--memory", "255MB"));
        Assert.Contains(
            "error SLU8082: `rows.jsonl` is JSON lines, which take a `--memory` of at least 256MB",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, workspace.Filter("--memory", "256MB", "--threads", "8"));

        workspace.Write("rows.csv", "key,grown,id,value\n1,true,1,a\n");
        workspace.Write("ledger.jsonl", "");
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger.jsonl", StringComparison.Ordinal));
        Assert.Equal(2, workspace.Filter("--memory", "64MB"));
        Assert.Contains("error SLU8082: `ledger.jsonl` is JSON lines", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_counts_people_with_little_memory_too()
    {
        Generate(500_000, "parquet", "FORMAT PARQUET", key: "'somebody-with-a-long-key-' || (i % 200000)");
        Assert.Equal(0, workspace.Filter("--dry-run"));
        var much = workspace.Output;

        Assert.Contains("of 200,000 people", much, StringComparison.Ordinal);
        foreach (var threads in (string[])["1", "2", "8"])
        {
            Assert.True(workspace.Filter("--dry-run", "--memory", "64MB", "--threads", threads) == 0, threads + workspace.Output);
            Assert.Equal(much, workspace.Output);
        }
    }

    [Fact]
    public void Keys_are_found_the_same_way_whether_texts_or_numbers_close_together_or_far_apart()
    {
        // Some people have no key, some no record; the last ones lie beyond all numbers of the ledger.
        var found = new List<string>();
        foreach (var key in (string[])["CAST({0} AS VARCHAR)", "{0}", "({0}) * 1000003", "CAST({0} AS INTEGER)"])
        {
            Generate(
                100_001,
                "parquet",
                "FORMAT PARQUET",
                string.Format(CultureInfo.InvariantCulture, key, "CASE WHEN i % 7 <> 0 OR i % 2 = 0 THEN i - 50000 END")
            );
            Assert.Equal(0, workspace.Filter());
            using (var session = new DuckSession())
            {
                var file = DuckSession.Text(Path.Combine(workspace.Folder, "out", "people.parquet"));
                found.Add(string.Join(' ', session.Numbers($"SELECT COUNT(*), SUM(id), SUM(id * id % 1009) FROM read_parquet({file})")));
            }

            Directory.Delete(Path.Combine(workspace.Folder, "out"), recursive: true);
            Assert.Equal(0, workspace.Filter("--dry-run"));
            found[^1] += workspace.Output;
        }

        Assert.Single(
            found
                .Distinct(StringComparer.Ordinal)
                .Select(static f => Regex.Replace(f, "sha256:[0-9a-f]+", ""))
                .Distinct(StringComparer.Ordinal)
        );
        Assert.DoesNotMatch("^0 ", found[0]);
    }

    [Theory]
    [InlineData("--memory", "2")]
    [InlineData("--memory", "2PB")]
    [InlineData("--memory", "1MB")]
    [InlineData("--memory", "-1GB")]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "many")]
    public void A_size_and_a_number_are_checked(string option, string value)
    {
        workspace.Manifest();

        Assert.Equal(2, workspace.Filter(option, value));
        Assert.Contains("SLU5005", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));
    }

    [Fact]
    public void A_terminal_shows_rows_and_the_time_left()
    {
        Generate(400_000, "parquet", "FORMAT PARQUET, ROW_GROUP_SIZE 20000");
        var terminal = new FakeConsole { ErrorIsTerminal = true };
        var quiet = new FakeConsole();
        string[] command = ["filter", "transfer.yaml", "--policies", "set", "--dry-run"];

        Assert.Equal(0, CliApp.Run(command, terminal, workspace.Folder));
        Assert.Matches(@"\r[\d,]+ rows ", terminal.Complained.ToString());
        Assert.EndsWith("\r", terminal.Complained.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, CliApp.Run(command, quiet, workspace.Folder));
        Assert.Equal("", quiet.Complained.ToString());
    }

    [Fact]
    public void The_time_left_is_calculated_from_what_is_done()
    {
        var terminal = new FakeConsole { ErrorIsTerminal = true };
        var line = new ProgressLine(terminal, "rows");
        line.Set(1_234_567);
        Thread.Sleep(250);
        line.Show(1, 4);

        var shown = Regex.Match(terminal.Complained.ToString(), @"\r1,234,567 rows  25 %  (?<left>\d+) s left");
        Assert.True(shown.Success, terminal.Complained.ToString());
        Assert.InRange(int.Parse(shown.Groups["left"].Value, CultureInfo.InvariantCulture), 1, 600);
    }

    public void Dispose() => workspace.Dispose();

    private void Generate(int rows, string ending, string options, string key = "i")
    {
        using (var session = new DuckSession())
        {
            string Path(string name) => DuckSession.Text(System.IO.Path.Combine(workspace.Folder, name));
            session.Execute(
                $"COPY (SELECT {key} AS key, i % 3 = 0 AS grown, i AS id, 'value ' || (i * 7919 % 1000) AS value FROM range({rows}) t(i)) TO {Path("rows." + ending)} ({options})"
            );
            var ledger = Path("ledger.parquet");
            session.Execute(
                $"""
                COPY (SELECT {key} AS subject, 'yes' AS consent, DATE '2023-06-01' + CAST(i % 200 AS INT) AS granted_at, CASE WHEN i % 5 = 0 THEN DATE '2024-01-01' END AS withdrawn_at,
                  CAST(NULL AS DATE) AS expires_at, 'v1' AS notice FROM range({rows}) t(i) WHERE i % 7 <> 0) TO {ledger} (FORMAT PARQUET)
                """
            );
        }

        workspace.Manifest(source: "rows." + ending, transfer: "onward: [shop]");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger.parquet", StringComparison.Ordinal));
    }
}
