using Sluice.Cli.Tests.Checking;
using Sluice.Cli.Tests.Pipelines;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Robustness;

/// <summary>The program where the system refuses it something: a folder, room on the disk, a stack, the time to end.</summary>
[Trait("Category", "Slow")]
public sealed class SystemTests : IDisposable
{
    // Root may do everything, so another user does it; elsewhere the one who tests is not root.
    private const string Setting = """
        as() { if [ "$(id -u)" = 0 ]; then runuser -u nobody -- "$@"; else "$@"; fi; }
        chmod 755 . .programs .programs/sluice; export HOME=/tmp DOTNET_CLI_HOME=/tmp
        set +e

        """;

    private readonly TemporaryFolder bench = Workbench.WithPolicy().Write("in/allow.yaml", Workbench.Manifest("allowed", "desk"));

    [Theory]
    [InlineData("chmod 000 in", "as sluice check in --policies set", "access is denied")]
    [InlineData("chmod 000 in", "as sluice check in/allow.yaml --policies set", "SLU50")]
    [InlineData(
        "mkdir in/closed; chmod 000 in/closed",
        "as sluice check in --policies set",
        "`in/closed` cannot be read: access is denied"
    )]
    [InlineData(
        "mkdir set/closed; chmod 000 set/closed",
        "as sluice check in --policies set",
        "`set/closed` cannot be read: access is denied"
    )]
    [InlineData("mkdir set/closed; chmod 000 set/closed", "as sluice lint set", "`set/closed` cannot be read: access is denied")]
    [InlineData("mkdir set/closed; chmod 000 set/closed", "as sluice fmt set", "`set/closed` cannot be read: access is denied")]
    [InlineData("mkdir set/transfers; chmod 000 set/transfers", "as sluice verify set", "`set/transfers` cannot be read: access is denied")]
    [InlineData("mkdir -p new/closed; chmod 000 new/closed", "as sluice init new", "`new/closed` cannot be read: access is denied")]
    [InlineData("chmod 000 set/policy.sluice", "as sluice check in --policies set", "`set/policy.sluice` cannot be read: access is denied")]
    [InlineData("chmod 555 in", "as sluice check in --policies set -o in/out.txt", "`in/out.txt` cannot be written: access is denied")]
    [InlineData("chmod 555 set", "as sluice compile set", "`set/policies.slc` cannot be written: access is denied")]
    [InlineData(
        "sed -i 's/purpose support/purpose   support/' set/policy.sluice; chmod 555 set",
        "as sluice fmt set",
        "`set/policy.sluice` cannot be written: access is denied"
    )]
    [InlineData(
        "mkdir shut; chmod 555 shut",
        "as sluice sample in/allow.yaml --policies set --out shut/deep",
        "`shut/deep/allow.yaml` cannot be written: access is denied"
    )]
    [InlineData(
        "mkdir -p set/transfers data; cp in/allow.yaml set/transfers/a.yaml; chmod 555 set",
        "as sluice verify set --update",
        "`set/verdicts/a.verdict` cannot be written: access is denied"
    )]
    [InlineData("mkdir shut; chmod 000 shut", "as sluice filter in/allow.yaml --policies set --out shut/deep", "SLU")]
    public void What_the_user_may_not_is_said_and_nothing_breaks(string setting, string command, string why)
    {
        var run = Script($"{setting}; {command}; code=$?; chmod -R u+rwx . ; exit $code");
        Assert.Contains(why, run.Complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("SLU9", run.Complaints, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
    }

    [Theory]
    [InlineData("sluice check in --policies set -o out", "`out`")]
    [InlineData("sluice check in --policies set --format jsonl -o out", "`out`")]
    [InlineData("sluice check in --policies set -o out/", "`out/`")]
    [InlineData("sluice sql in/allow.yaml --policies set -o out", "`out`")]
    [InlineData("sluice why in/allow.yaml phone --policies set -o out", "`out`")]
    [InlineData("sluice lint set -o out", "`out`")]
    [InlineData("sluice test set -o out", "`out`")]
    [InlineData("sluice doc set -o out", "`out`")]
    [InlineData("sluice compile set -o folder.slc", "`folder.slc`")]
    public void A_folder_given_as_a_file_is_called_one(string command, string name)
    {
        bench.Write("set/tests.sluice", "test \"t\" { transfer account.phone to desk for support on 2026-01-15 expect allow }\n");
        var run = Script("mkdir -p out folder.slc; " + command);
        Assert.Contains($"{name} cannot be written: it is a folder", run.Complaints, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
    }

    [Theory]
    [InlineData(30, "the file system is read-only")]
    [InlineData(21, "it is a folder")]
    [InlineData(20, "a part of its path is no folder")]
    [InlineData(28, "the disk is full")]
    [InlineData(5, "the system reports an error")]
    public void What_the_system_says_by_a_number_is_said_in_words(int number, string words) =>
        Assert.Equal(words, Hosting.SystemMessage.Of(new IOException("", number)));

    // A read-only file system needs a mount of its own, which a container may not be permitted to make.
    [Theory]
    [InlineData("sluice check in --policies set -o shut/out.txt", "`shut/out.txt` cannot be written: the file system is read-only")]
    [InlineData("sluice init shut/new", "cannot be written: the file system is read-only")]
    [InlineData("sluice sample in/allow.yaml --policies set --out shut/new", "cannot be written: the file system is read-only")]
    public void A_read_only_file_system_is_called_one(string command, string said)
    {
        if (Script("mkdir shut; unshare -m true").Code != 0)
        {
            return;
        }

        var run = Script($"unshare -m sh -c 'mount -t tmpfs -o ro none shut && {command}'");
        Assert.Contains(said, run.Complaints, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
    }

    [Theory]
    [InlineData("sluice check in --policies set --format sarif -o out.txt")]
    [InlineData("for i in $(seq 400); do cat line; done | sluice check - --policies set --format jsonl -o out.txt")]
    public void Without_room_on_the_disk_the_old_file_stays(string command)
    {
        bench.Write("out.txt", "old").Write("line", Line("t"));
        var run = Script($"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 1; {command}");
        Assert.Equal(2, run.Code);
        Assert.Contains("`out.txt` cannot be written", run.Complaints, StringComparison.Ordinal);
        Assert.Equal("old", bench.Read("out.txt"));
        Assert.Empty(Directory.GetFiles(bench.Folder, "*.tmp"));
    }

    [Fact]
    public void Killed_while_it_writes_it_leaves_the_old_file_and_the_next_run_is_not_in_its_way()
    {
        bench.Write("out.txt", "old").Write("line", Line("t"));
        var run = Script(
            """
            mkfifo pipe
            sluice check - --policies set --format jsonl -o out.txt < pipe &
            exec 3> pipe
            for i in $(seq 1000); do cat line; done >&3
            for i in $(seq 200); do [ -n "$(find . -name 'out.txt.*.tmp' -size +0)" ] && break; sleep 0.1; done
            find . -name 'out.txt.*.tmp' -size +0 | grep -c .
            kill -9 $!; wait $! 2> /dev/null
            cat out.txt
            """
        );
        Assert.Equal("1\nold", run.Output);

        // A new container counts its processes from the same number.
        var left = Directory.GetFiles(bench.Folder, "out.txt.*.tmp").Single();
        File.Move(left, Path.Join(bench.Folder, $"out.txt.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp"));
        Assert.Equal(0, bench.Run("check", "in", "--policies", "set", "-o", "out.txt").Code);
        Assert.StartsWith("allow", bench.Read("out.txt"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("sluice check in --policies set")]
    [InlineData("sluice compile set -o set.slc; sluice check in --policies set.slc --format json")]
    [InlineData("sluice why in/shop.yaml phone --policies set")]
    [InlineData("sluice sql in/shop.yaml --policies set")]
    [InlineData("sluice test set")]
    [InlineData("sluice doc set")]
    [InlineData("sluice lint set")]
    [InlineData("sluice fmt --check set")]
    [InlineData("sluice check deep.yaml --policies set")]
    [InlineData("sluice check deep.json --policies set")]
    public void With_a_small_stack_it_says_the_same(string command)
    {
        // As deep as policies may be: 195 of 200, for a `not` counts as well. Manifests deeper than they may be.
        var nested = string.Concat(Enumerable.Range(0, 130).Select(static i => i % 2 == 0 ? "(" : "not ("));
        var lifted = string.Concat(
            Enumerable.Range(0, 150).Select(static i => i % 2 == 0 ? "but not { of account when adult " : "but not { to shop unless adult ")
        );
        bench
            .Write(
                "set/deep.sluice",
                $$"""
                rule deep { deny account to shop for support when {{nested}}adult{{new string(')', 130)}} }
                rule deeper { deny account to shop for support {{lifted}}{{new string('}', 150)}} }
                invariant deepest { never account to shop for support when {{nested}}adult{{new string(')', 130)}} }

                """
            )
            .Write("deep.yaml", "transfer: " + new string('[', 5000) + new string(']', 5000))
            .Write("deep.json", "{\"transfer\":" + new string('[', 5000) + new string(']', 5000) + "}");
        bench.Write("in/shop.yaml", Workbench.Manifest("denied", "shop"));
        var small = Script("ulimit -s 256; " + command);
        var large = Script("ulimit -s 8192; " + command);
        Assert.Equal(large, small);
        Assert.NotEqual("", large.Output + large.Complaints);
        Assert.DoesNotContain("SLU1004", large.Complaints, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private static string Line(string name) =>
        """{"transfer":"NAME","to":"desk","purpose":"support","on":"2026-01-15","datasets":{"d":{"fields":{"phone":{"category":"account.phone"}}}}}""".Replace(
            "NAME",
            name,
            StringComparison.Ordinal
        ) + "\n";

    private CommandRun Script(string script) => new Shell(bench.Folder).Script(Setting + script);
}
