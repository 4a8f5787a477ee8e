using System.Net.Sockets;
using System.Text;
using Sluice.Cli.Tests.Pipelines;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>What is read and what is written: files, with contents of their own, and no file of a user is overwritten.</summary>
[Trait("Category", "Slow")]
public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench.WithPolicy().Write("in/allow.yaml", Workbench.Manifest("allowed", "desk"));

    public static TheoryData<string> Formats => [.. ProductLists.Formats];

    [Theory]
    [InlineData("SLU5050", "check", "", "--policies", "set")]
    [InlineData("SLU5050", "check", "in/allow.yaml", "--policies", "")]
    [InlineData("SLU5050", "check", "in/allow.yaml", "--policies", "set", "--output", "")]
    [InlineData("SLU5050", "check", "in/allow.yaml", "--policies", "set", "--", "")]
    [InlineData("SLU5050", "verify", "")]
    [InlineData("SLU5050", "fmt", "")]
    [InlineData("SLU5050", "sql", "in/allow.yaml", "--policies", "set", "--table", "")]
    [InlineData("SLU5004", "check", "in/allow.yaml", "--policies=")]
    [InlineData("SLU5004", "check", "in/allow.yaml", "--policies", "set", "-o=")]
    [InlineData("SLU5051", "check", "in/allow.yaml", "--policies", "set", "--allow-scripts=false")]
    [InlineData("SLU5051", "check", "in/allow.yaml", "--policies", "set", "--allow-scripts:false")]
    [InlineData("SLU5051", "check", "in/allow.yaml", "--policies", "set", "--deny-warnings=false")]
    [InlineData("SLU5051", "check", "in/deny.yaml", "--help=false")]
    [InlineData("SLU5051", "verify", "--update=false")]
    [InlineData("SLU5051", "fmt", "--check=true")]
    public void An_empty_word_names_nothing_and_a_switch_has_no_value(string id, params string[] arguments)
    {
        var run = bench.Run(arguments);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_is_not_waited_for()
    {
        var run = bench.Run(
            new FakeConsole { InputIsTerminal = true, Input = Encoding.UTF8.GetBytes(Workbench.Manifest("typed", "desk")) },
            "check",
            "-",
            "--policies",
            "set"
        );
        Assert.Equal(2, run.Code);
        Assert.Contains("sluice check -", run.Complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mkfifo p.yaml; timeout 20 sluice check p.yaml --policies set", "a pipe")]
    [InlineData("mkfifo p.jsonl; timeout 20 sluice check p.jsonl --policies set --format jsonl", "a pipe")]
    [InlineData("mkfifo set/p.sluice; timeout 20 sluice check in --policies set", "a pipe")]
    [InlineData("mkfifo p.slc; timeout 20 sluice check in --policies p.slc", "a pipe")]
    [InlineData("timeout 20 sluice check <(cat in/allow.yaml) --policies set", "… | sluice check -")]
    [InlineData("timeout 20 sluice check <(cat in/allow.yaml) --policies set", "`/dev/fd/63` cannot be read: it is a pipe")]
    [InlineData("timeout 20 sluice fmt <(cat set/policy.sluice)", "… | sluice fmt -")]
    [InlineData("timeout 20 sluice sql <(cat in/allow.yaml) --policies set", "… | sluice sql -")]
    [InlineData("timeout 20 sluice check /dev/zero --policies set", "`/dev/zero` cannot be read: it is a device")]
    [InlineData("timeout 20 sluice check - --policies set < /dev/null", "<stdin>")]
    [InlineData("timeout 20 sluice check - --policies set --format jsonl < /dev/null", "<stdin>")]
    [InlineData("printf '' | timeout 20 sluice check - --policies set", "<stdin>")]
    [InlineData("mkdir -p set/transfers; mv in/allow.yaml set/transfers/a.json; sluice lint set -o set/transfers/a.json", "SLU5054")]
    [InlineData("echo mine > notes.slc; sluice compile set -o notes.slc; code=$?; grep -q mine notes.slc && exit $code", "SLU5055")]
    [InlineData("timeout 20 sluice check - --policies set <&-", "it is closed")]
    [InlineData("sluice check in --policies set >&-", "<stdout>")]
    [InlineData("sluice check in --policies set > /dev/full", "<stdout>")]
    [InlineData("sluice check in --policies set -o /dev/null", "a device")]
    [InlineData("touch t; ln -s t out.txt; sluice check in --policies set -o out.txt", "a link")]
    [InlineData("sluice check in --policies set -o in/allow.yaml", "SLU5054")]
    [InlineData("sluice check in --policies set -o set/policy.sluice", "SLU5054")]
    [InlineData("mv in/allow.yaml a.json; sluice check a.json --policies set -o set/../a.json", "SLU5054")]
    [InlineData("mv in/allow.yaml a.json; ln a.json b.json; sluice check a.json --policies set -o b.json", "SLU5054")]
    [InlineData("sluice compile set -o p.slc; sluice check in --policies p.slc -o p.slc --format jsonl", "SLU5054")]
    [InlineData("mkdir bad; printf x > $'bad/b\\xff.yaml'; sluice check bad --policies set; code=$?; rm -r bad; exit $code", "not UTF-8")]
    public void What_is_no_file_or_already_one_is_refused_at_once(string script, string why)
    {
        var run = new Shell(bench.Folder).Script("set +e; " + script);
        Assert.Equal(2, run.Code);
        Assert.Contains(why, run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_standard_error_the_exit_code_is_the_same_and_nothing_strays_into_the_output()
    {
        bench.Write("in/broken.yaml", "transfer: broken\nto: nobody\n");
        var run = new Shell(bench.Folder).Script(
            "set +e; sluice check in --policies set --output with.txt; echo $?; sluice check in --policies set --output without.txt 2>&-; echo $?"
        );
        Assert.Equal("2\n2\n", run.Output);
        Assert.Equal(bench.Read("with.txt"), bench.Read("without.txt"));
    }

    [Fact]
    public void What_is_written_again_keeps_its_owner_and_its_permissions()
    {
        // Only root can give files away.
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return;
        }

        bench.Write("set/policy.sluice", Workbench.Policy.Replace("purpose support", "purpose   support", StringComparison.Ordinal));
        var run = new Shell(bench.Folder).Script(
            "chown 65534:65534 set/policy.sluice; chmod 640 set/policy.sluice; sluice fmt set; stat -c '%u:%g %a' set/policy.sluice"
        );
        Assert.Contains("formatted set/policy.sluice\n65534:65534 640\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("use \"../secret.txt\"\n", "SLU5053")]
    [InlineData("use \"linked.sluice\"\n", "SLU5053")]
    [InlineData("attribute a : boolean = script \"../secret.txt\"\n", "SLU5053")]
    [InlineData("attribute a : boolean = script \"linked.csx\"\n", "SLU")]
    public void Policies_read_policies_and_scripts_alone_whatever_links_are_called(string line, string id)
    {
        bench.Write("secret.txt", "hunter2 hunter2\n").Write("set/more.sluice", line);
        File.CreateSymbolicLink(Path.Join(bench.Folder, "set/linked.csx"), "../secret.txt");
        File.CreateSymbolicLink(Path.Join(bench.Folder, "set/linked.sluice"), "../secret.txt");
        var run = bench.Run("check", "in", "--policies", "set");
        Assert.Equal(3, run.Code);
        Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Output + run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_not_text_is_an_error_of_that_line()
    {
        File.WriteAllBytes(
            Path.Join(bench.Folder, "l.jsonl"),
            [.. Encoding.UTF8.GetBytes(Line("one")), (byte)'{', 0xFF, (byte)'\n', 0, (byte)'\n', .. Encoding.UTF8.GetBytes(Line("two"))]
        );
        var run = bench.Run("check", "l.jsonl", "--policies", "set", "--format", "jsonl");
        Assert.Equal(2, run.Code);
        Assert.Contains("l.jsonl:2:2", run.Complaints, StringComparison.Ordinal);
        Assert.Contains("l.jsonl:3:1", run.Complaints, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"two\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_is_refused_as_a_pipe_is()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Join(bench.Folder, "s.yaml")));
        var run = bench.Run("check", "s.yaml", "--policies", "set");
        Assert.Equal(2, run.Code);
        Assert.Contains("`s.yaml` cannot be read: it is a socket", run.Complaints, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_line_that_cannot_be_read_leaves_the_others_decided_in_every_format(string format)
    {
        bench.Write("l.jsonl", $"{Line("one")}{{ \"transfer\": \n{Line("two").Replace("desk", "shop", StringComparison.Ordinal)}");
        var run = bench.Run("check", "l.jsonl", "--policies", "set", "--format", format);
        Assert.Equal(2, run.Code);
        Assert.Contains("l.jsonl:2:", run.Complaints, StringComparison.Ordinal);
        Assert.Contains(format == "sarif" ? "l.jsonl" : "one", run.Output, StringComparison.Ordinal);
        Assert.Contains(format == "sarif" ? "\"startLine\": 3" : "two", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_two_lines_have_is_decided_once_and_said()
    {
        bench.Write("l.jsonl", Line("one") + Line("one") + Line("two"));
        var run = bench.Run("check", "l.jsonl", "--policies", "set", "--format", "json");
        Assert.Equal((2, 2), (run.Code, run.Verdicts.Length));
        Assert.Contains("l.jsonl:2:", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiled_file_takes_the_place_of_another_one()
    {
        Assert.Equal(0, bench.Run("compile", "set", "-o", "p.slc").Code);
        Assert.Equal(0, bench.Run("compile", "set", "-o", "p.slc").Code);
        Assert.Equal(0, bench.Write("empty.slc", "").Run("compile", "set", "-o", "empty.slc").Code);
    }

    public void Dispose() => bench.Dispose();

    private static string Line(string name) =>
        """{"transfer":"NAME","to":"desk","purpose":"support","on":"2026-01-15","datasets":{"d":{"fields":{"phone":{"category":"account.phone"}}}}}""".Replace(
            "NAME",
            name,
            StringComparison.Ordinal
        ) + "\n";
}
