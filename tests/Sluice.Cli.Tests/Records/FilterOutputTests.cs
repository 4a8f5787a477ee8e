using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>After a run the folder holds what this run wrote, or nothing of any run.</summary>
[Trait("Category", "Slow")]
public sealed class FilterOutputTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Fact]
    public void What_may_not_leave_today_does_not_stay_from_yesterday()
    {
        Two("data.id", "data.id");
        Assert.Equal(0, workspace.Filter());
        workspace.Write("out/mine.csv", "mine");
        Two("data.id", "data.secret");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(["mine.csv", "one.csv", "report.json", "report.txt"], Files());
        Assert.Contains(
            "warning SLU8070: removed, for this run did not write it: `out/two.csv`\n",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_transfer_that_is_denied_today_leaves_nothing_of_yesterday()
    {
        Two("data.id", "data.id");
        Assert.Equal(0, workspace.Filter());
        workspace.Write("out/mine.csv", "mine");
        Two("data.secret", "data.secret");

        Assert.Equal(1, workspace.Filter());
        Assert.Equal(["mine.csv"], Files());
        Assert.Contains("SLU8070", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_several_transfers_that_is_denied_today_leaves_nothing_of_yesterday()
    {
        workspace.Manifest();
        var (one, other) = (
            workspace.Read("transfer.yaml"),
            workspace.Read("transfer.yaml").Replace("transfer: t", "transfer: u", StringComparison.Ordinal)
        );
        workspace.Write("transfer.yaml", one.TrimEnd() + "\n---\n" + other);
        Assert.Equal(0, workspace.Filter());
        workspace.Write(
            "transfer.yaml",
            one.TrimEnd()
                + "\n---\n"
                + other
                    .Replace("data.id", "data.secret", StringComparison.Ordinal)
                    .Replace("data.value", "data.secret", StringComparison.Ordinal)
        );

        Assert.Equal(1, workspace.Filter());
        Assert.Equal(["report.json", "report.txt", "t"], Files());
    }

    [Theory]
    [InlineData("rows.csv", "key,grown,id,value\np1,perhaps,1,a\n", 2)]
    [InlineData("ledger.csv", null, 2)]
    [InlineData("rows.csv", null, 2)]
    [InlineData("transfer.yaml", "transfer: t\nto: nobody\n", 2)]
    [InlineData("transfer.yaml", null, 2)]
    [InlineData("set/policy.sluice", "category {", 3)]
    public void A_run_that_fails_leaves_nothing_of_yesterday(string broken, string? text, int code)
    {
        workspace.Manifest(transfer: "onward: [shop]");
        Assert.Equal(0, workspace.Filter());
        workspace.Write("out/mine.csv", "mine");
        if (text is null)
        {
            File.Delete(Path.Combine(workspace.Folder, broken));
        }
        else
        {
            workspace.Write(broken, text);
        }

        Assert.Equal(code, workspace.Filter());
        Assert.Equal(["mine.csv"], Files());
        Assert.Contains(
            "removed, for this run did not write it: `out/people.csv`, `out/report.txt`, `out/report.json`",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_dry_run_removes_nothing()
    {
        workspace.Manifest();
        Assert.Equal(0, workspace.Filter());
        workspace.Write("rows.csv", "broken");

        Assert.Equal(2, workspace.Filter("--dry-run"));
        Assert.Equal(["people.csv", "report.json", "report.txt"], Files());
    }

    [Fact]
    public void Only_what_a_report_of_ours_names_and_sums_up_is_removed()
    {
        workspace.Manifest();
        workspace.Write("outside.csv", "x");
        workspace.Write("out/changed.csv", "x");
        workspace.Write("out/same.csv", "x");
        var x = workspace.Sha256("outside.csv");
        string[] named = ["../outside.csv", "changed.csv", "same.csv"];
        var datasets = string.Join(",", named.Select(n => $$"""{"file":"{{n}}","sha256":"{{(n == "changed.csv" ? "0" : x)}}"}"""));
        workspace.Write(
            "out/report.json",
            $$"""
            {"transfers":[{"policy":"sha256:0","datasets":[{{datasets}}]}]}
            """
        );

        Assert.Equal(0, workspace.Filter());
        Assert.True(workspace.Exists("outside.csv"));
        Assert.Equal(["changed.csv", "people.csv", "report.json", "report.txt"], Files());

        workspace.Write("out/report.json", """{"transfers":"of another program"}""");
        File.Delete(Path.Combine(workspace.Folder, "rows.csv"));
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("report.json", Files());
    }

    [Fact]
    public void What_is_read_is_never_removed()
    {
        // The first run's output is the second's source, in the same folder.
        workspace.Manifest();
        Assert.Equal(0, workspace.Filter());
        workspace.Write(
            "transfer.yaml",
            """
            transfer: t
            to: desk
            purpose: work
            on: 2024-03-01
            datasets:
              again:
                source: out/people.csv
                fields: { id: { category: data.id }, value: { category: data.id } }
            """
        );

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(["again.csv", "people.csv", "report.json", "report.txt"], Files());
    }

    [Theory]
    [InlineData("out/.sluice-12-1.tmp")]
    [InlineData("out/.sluice-x.tmp")]
    [InlineData("out.12-1.tmp")]
    [InlineData("out.sluice-x.tmp")]
    public void What_a_killed_run_left_is_removed_and_named_and_never_put_in_place(string left)
    {
        workspace.Write($"{left}/0.csv", "key,grown,id,value\np9,false,9,z\n");
        workspace.Write($"{left}/lock", "");
        Two("data.secret", "data.id");

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(["report.json", "report.txt", "two.csv"], Files());
        Assert.False(workspace.Exists(left));
        Assert.Contains(
            $"warning SLU8071: removed what a run that was killed had left: `{left}`\n",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_another_run_is_at_stays()
    {
        workspace.Manifest();
        workspace.Write("out.sluice-x.tmp/0.csv", "x");
        workspace.Write("out.12.tmp/0.csv", "x");
        using var held = new FileStream(
            Path.Combine(workspace.Folder, "out.sluice-x.tmp/lock"),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None
        );

        Assert.Equal(0, workspace.Filter());
        Assert.True(workspace.Exists("out.sluice-x.tmp/0.csv"));
        Assert.True(workspace.Exists("out.12.tmp/0.csv"));
        Assert.DoesNotContain("SLU8071", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_put_in_place_leaves_nothing_half()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // The second of two files cannot take the place of a link; the first is not in place either.
        Two("data.id", "data.id");
        Assert.Equal(0, workspace.Filter());
        File.Delete(Path.Combine(workspace.Folder, "out/two.csv"));
        File.CreateSymbolicLink(Path.Combine(workspace.Folder, "out/two.csv"), Path.Combine(workspace.Folder, "rows.csv"));

        Assert.Equal(2, workspace.Filter());
        Assert.Equal(["two.csv"], Files());
        Assert.Equal("key,grown,id,value\np1,true,1,a\np2,false,2,b\np3,,3,c\np4,true,4,d\n", workspace.Read("rows.csv"));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public void A_signal_that_ends_the_run_leaves_nothing_behind(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Many(600_000);
        using var run = SluiceProcess.Filter(workspace.Folder);
        Assert.True(
            SpinWait.SpinUntil(() => Directory.GetDirectories(workspace.Folder, "out.sluice-*.tmp").Length > 0, TimeSpan.FromSeconds(60))
        );
        run.Signal(signal);

        Assert.NotEqual(0, run.Finish());
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(workspace.Folder), static f =>
            Path.GetFileName(f).StartsWith("out", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_signal_that_is_ignored_ends_nothing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Many(300_000);
        using var run = SluiceProcess.Filter(workspace.Folder, "trap '' HUP; ");
        Assert.True(
            SpinWait.SpinUntil(() => Directory.GetDirectories(workspace.Folder, "out.sluice-*.tmp").Length > 0, TimeSpan.FromSeconds(60))
        );
        run.Signal("HUP");

        Assert.Equal(0, run.Finish());
        Assert.Equal(["people.csv", "report.json", "report.txt"], Files());
    }

    // With a terminal that shows how far the work is: the line is asked for by another thread, which must not outlive what it asks.
    [Theory]
    [InlineData("filter transfer.yaml --policies set --out out", "rows.csv", "rows")]
    [InlineData("filter transfer.yaml --policies set --dry-run", "rows.csv", "rows")]
    [InlineData("filter transfer.yaml --policies set --out out", "rows.jsonl", "rows")]
    [InlineData("filter transfer.yaml --policies set --out out", "rows.parquet", "rows")]
    [InlineData("check lines.jsonl --policies set --format jsonl", "rows.csv", "transfers")]
    public void A_terminal_changes_no_outcome(string command, string source, string shown)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
        {
            return;
        }

        Many(400_000);
        if (source != "rows.csv")
        {
            workspace.Convert(source, source.EndsWith("parquet", StringComparison.Ordinal) ? "FORMAT PARQUET" : "FORMAT JSON");
            workspace.Manifest(source: source);
        }

        var line =
            """{"transfer":"t","to":"desk","purpose":"work","on":"2024-03-01","datasets":{"d":{"fields":{"id":{"category":"data.id"}}}}}"""
            + "\n";
        workspace.Write("lines.jsonl", string.Concat(Enumerable.Repeat(line, 5_000)));
        var start = new ProcessStartInfo("/usr/bin/script")
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm";
        foreach (
            var argument in (string[])
                ["-qfec", $"dotnet exec '{Path.Join(AppContext.BaseDirectory, "sluice.dll")}' {command} > said", "/dev/null"]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((0, ""), (process.ExitCode, output.Contains("Unhandled", StringComparison.Ordinal) ? output : ""));
        Assert.Contains(shown, output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_summed_up_is_a_stage_of_its_own()
    {
        var terminal = new FakeConsole { ErrorIsTerminal = true };
        var progress = new Sluice.Records.Engines.RowProgress();
        using (new Filtering.RowProgressLine(terminal, progress))
        {
            progress.Begin("bytes of digests", 400);
            progress.Add(100);
            Thread.Sleep(2500);
        }

        Assert.Contains("100 bytes of digests  25 %", terminal.Complained.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private string[] Files() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(Path.Combine(workspace.Folder, "out"))
                .Select(static f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    private void Two(string one, string other)
    {
        workspace.Write("both.csv", "id\n1\n");
        workspace.Write(
            "transfer.yaml",
            $$"""
            transfer: t
            to: desk
            purpose: work
            on: 2024-03-01
            datasets:
              one: { source: both.csv, fields: { id: { category: {{one}} } } }
              two: { source: both.csv, fields: { id: { category: {{other}} } } }
            """
        );
    }

    private void Many(int rows)
    {
        var text = new StringBuilder("key,grown,id,value\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"p{i},true,{i},some value that is a little longer\n");
        }

        workspace.Write("rows.csv", text.ToString());
        workspace.Manifest();
    }
}
