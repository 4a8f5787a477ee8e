using System.Diagnostics;
using System.Text;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>What a client prints beside its rows, and how it ends: by itself, too late, or with something that outlives it.</summary>
[Trait("Category", "Slow")]
public sealed class ClientTests : IDisposable
{
    private const string Groups = """
        {"c1":"group","c2":"true","c3":2,"c4":2,"c5":0,"answers":2}
        {"c1":"end","c2":null,"c3":0,"c4":0,"c5":0,"answers":2}

        """;

    private const string Rows = "{\"id\":1,\"value\":\"a\"}\n{\"id\":4,\"value\":null}\n";
    private const string Notice = ":: loading settings :: url = jar:file:/ivy.xml\n";

    private readonly RowWorkspace workspace = new();
    private readonly FakeClient? client;

    public ClientTests()
    {
        client = OperatingSystem.IsWindows() ? null : new FakeClient(workspace);
        workspace.Manifest();
    }

    [Fact]
    public void A_notice_before_or_behind_the_rows_is_passed_on_once()
    {
        if (client is null)
        {
            return;
        }

        client.Answers(1, $"{Notice}\n{Groups}The end\u202e of it\n");
        client.Answers(2, $"{Notice}{new string('x', 5000)}\n{Rows}");

        Assert.Equal(0, Filter("--out", "out"));
        Assert.Equal(Rows, workspace.Read("out/people.jsonl"));
        Assert.Equal(2, workspace.Output.Split(":: loading settings ::").Length);
        Assert.Contains(Sluice.Syntax.Text.VisibleText.Of("The end\u202e of it") + "\n", workspace.Output, StringComparison.Ordinal);
        Assert.Contains(new string('x', 200) + "…\n", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 201), workspace.Output, StringComparison.Ordinal);
    }

    // Where there is no row, or the client failed, a line may as well be an error that quotes one.
    [Theory]
    [InlineData(Groups, Notice, 0)]
    [InlineData(Groups, Notice + Rows, 1)]
    [InlineData(Groups, Notice + "{\"id\":1,\"value\":\"a\"}\n" + Notice + Rows, 0)]
    public void A_notice_of_no_answer_is_not(string first, string second, int code)
    {
        if (client is null)
        {
            return;
        }

        client.Answers(1, first);
        client.Answers(2, second, code);

        Assert.Equal(2, Filter("--out", "out"));
        Assert.DoesNotContain("loading settings", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_is_no_rows()
    {
        if (client is null)
        {
            return;
        }

        client.Answers(1, "{\"c1\":\"end\",\"c2\":null,\"c3\":0,\"c4\":0,\"c5\":0,\"answers\":1}\n");
        client.Answers(2, "");

        Assert.Equal(0, Filter("--out", "out"));
        Assert.Equal("", workspace.Read("out/people.jsonl"));
        Assert.Contains("'end'", workspace.Read("query.1"), StringComparison.Ordinal);
        Assert.DoesNotContain("ORDER BY", workspace.Read("query.2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_byte_that_is_not_UTF8_ends_the_run(bool inNotice)
    {
        if (client is null)
        {
            return;
        }

        client.Answers(1, Groups);
        client.Answers(2, "");
        File.WriteAllBytes(
            Path.Combine(workspace.Folder, "answer.2"),
            [.. Encoding.UTF8.GetBytes(Rows), .. Encoding.Latin1.GetBytes(inNotice ? "f\u00fcr\n" : "{\"id\":2,\"value\":\"f\u00fcr\"}\n")]
        );

        Assert.Equal(2, Filter("--out", "out"));
        Assert.Contains("SLU8047", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("line 3 is not UTF-8", workspace.Output, StringComparison.Ordinal);
    }

    // What a client has started may hold its streams for as long as it likes.
    [Theory]
    [InlineData("sleep 600 &\n")]
    [InlineData("setsid sleep 600 &\n")]
    public void What_outlives_a_client_does_not_keep_the_run(string start)
    {
        if (client is null || !File.Exists("/usr/bin/setsid"))
        {
            return;
        }

        workspace.Write("before.2", start + "echo $! > child\n");
        client.Answers(1, Groups);
        client.Answers(2, Rows);
        var clock = Stopwatch.StartNew();

        Assert.Equal(0, Filter("--out", "out"));
        Assert.Equal(Rows, workspace.Read("out/people.jsonl"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "the run waited for it");
        if (start.StartsWith("setsid", StringComparison.Ordinal))
        {
            using var end = Process.Start("/bin/kill", [workspace.Read("child").Trim()]);
            end.WaitForExit();
        }
        else
        {
            AssertGone("child");
        }
    }

    // It and all it has started hear an interrupt; what does not is terminated, and killed at last.
    [Theory]
    [InlineData("trap 'echo INT >> heard; exit 1' INT\n", "INT\n")]
    [InlineData("trap 'echo INT >> heard' INT\ntrap 'echo TERM >> heard; exit 1' TERM\n", "INT\nTERM\n")]
    [InlineData("trap 'echo INT >> heard' INT\ntrap 'echo TERM >> heard' TERM\n", "INT\nTERM\n")]
    public void A_client_that_is_late_is_told_more_and_more_urgently(string traps, string heard)
    {
        if (client is null)
        {
            return;
        }

        workspace.Write(
            "before.1",
            $"echo $$ > pid\n(trap '' INT TERM; sleep 600) &\necho $! > child\n{traps}while true; do sleep 0.1; done\n"
        );

        Assert.Equal(2, Filter("--out", "out", "--timeout", "1"));
        Assert.Contains("did not end within 1 seconds", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(heard, workspace.Read("heard"));
        AssertGone("pid");
        AssertGone("child");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_signal_ends_the_client_first(string signal)
    {
        if (client is null)
        {
            return;
        }

        workspace.Write(
            "before.1",
            "echo $$ > pid.new; mv pid.new pid\ntrap 'echo INT >> heard; exit 1' INT\nwhile true; do sleep 0.1; done\n"
        );
        using var process = SluiceProcess.Filter(workspace.Folder, options: $"--out out --engine spark --submit '{client.Path}'");
        while (!workspace.Exists("pid"))
        {
            Thread.Sleep(20);
        }

        process.Signal(signal);

        Assert.NotEqual(0, process.Finish());
        Assert.Equal("INT\n", workspace.Read("heard"));
        AssertGone("pid");
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(workspace.Folder), static f =>
            Path.GetFileName(f).StartsWith("out", StringComparison.Ordinal)
        );
    }

    public void Dispose() => workspace.Dispose();

    private int Filter(params string[] options) =>
        workspace.Run(["filter", "transfer.yaml", "--policies", "set", "--engine", "spark", "--submit", client!.Path, .. options]);

    private void AssertGone(string file)
    {
        var status = $"/proc/{workspace.Read(file).Trim()}/status";
        Assert.True(!File.Exists(status) || File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal), "it is still there");
    }
}
