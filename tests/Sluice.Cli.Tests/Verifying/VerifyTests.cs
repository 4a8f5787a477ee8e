using Sluice.Cli.Tests.Checking;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary><c>sluice verify</c>: what is said of accepted verdicts, and what accepting them does.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string One = "set/transfers/one.yaml";
    private const string Accepted = "set/verdicts/one.json";

    private readonly Workbench bench = Workbench.WithPolicy().Write(One, Workbench.Manifest("one", "desk"));

    [Fact]
    public void A_missing_verdict_is_named()
    {
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            set: 1 manifest, 0 as accepted
              SLU5020: `transfers/one.yaml` has no accepted verdict `verdicts/one.json`
                one: allow

            """,
            run.Output);
        Assert.False(bench.Exists(Accepted));
    }

    [Fact]
    public void Accepting_writes_what_is_decided_and_then_all_is_as_accepted()
    {
        var accepted = bench.Run("verify", "set", "--update");
        Assert.Equal(0, accepted.Code);
        Assert.Contains("accepted: `transfers/one.yaml` has no accepted verdict", accepted.Output, StringComparison.Ordinal);

        // The file is what `check` would say inside the policy folder, without the diagnostics.
        var check = Workbench.RunIn(Path.Join(bench.Folder, "set"), new BenchConsole(), "check", "transfers/one.yaml", "--policies", ".", "--format", "json");
        Assert.Equal(check.Decided, new CommandRun(0, bench.Read(Accepted), "").Decided);
        Assert.Equal(check.Verdicts[0].ToString(), new CommandRun(0, bench.Read(Accepted), "").Verdicts[0].ToString());

        var run = bench.Run("verify", "set");
        Assert.Equal("set: 1 manifest, 1 as accepted\n", run.Output);
        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.Equal(["one.json"], Directory.EnumerateFileSystemEntries(Path.Join(bench.Folder, "set/verdicts")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_same_decision_by_another_text_is_stale()
    {
        bench.Run("verify", "set", "--update");
        bench.Write("set/policy.sluice", Workbench.Policy.Replace("to know whom", "to know well whom", StringComparison.Ordinal));
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            set: 1 manifest, 0 as accepted
              SLU5022: `verdicts/one.json` is stale: `transfers/one.yaml` is decided as
                before, but not by the same text

            """,
            run.Output);
        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);
        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Fact]
    public void A_different_decision_is_told_by_flow_turn_and_rule()
    {
        bench.Run("verify", "set", "--update");
        bench.Write("set/more.sluice", "rule no_phone { deny account.phone }\n");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("  SLU5021: `transfers/one.yaml` is decided differently from `verdicts/one.json`\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            """
                one: allow → deny
                  tickets.phone as account.phone to desk for support
                    allow → deny
                    new ground: no_phone

            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_lost_is_told_too()
    {
        bench.Write("set/more.sluice", "rule no_phone { deny account.phone }\n");
        bench.Run("verify", "set", "--update");
        bench.Delete("set/more.sluice");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("one: deny → allow\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("no longer a ground: no_phone\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_column_and_a_dropped_one_are_told()
    {
        bench.Run("verify", "set", "--update");
        bench.Write(One, Workbench.Manifest("one", "desk").Replace("account.phone", "account.email", StringComparison.Ordinal));
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("one: still allow, but differently\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("tickets.phone as account.email to desk for support\n        new, allow\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("tickets.phone as account.phone to desk for support\n        gone, was allow\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_orphan_is_named_and_accepting_removes_it()
    {
        bench.Run("verify", "set", "--update");
        bench.Write("set/verdicts/deep/old.json", "{\"verdicts\":[]}");
        bench.Write("set/verdicts/README.md", "Not a verdict.");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            set: 1 manifest, 1 as accepted
              SLU5023: `verdicts/deep/old.json` is orphaned: no manifest belongs to it

            """,
            run.Output);
        Assert.True(bench.Exists("set/verdicts/deep/old.json"));

        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);
        Assert.False(bench.Exists("set/verdicts/deep/old.json"));
        Assert.True(bench.Exists("set/verdicts/README.md"));
        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"verdicts\": 1 }")]
    [InlineData("<<<<<<< ours")]
    public void What_is_no_verdict_differs(string text)
    {
        bench.Write(Accepted, text);
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("SLU5021", run.Output, StringComparison.Ordinal);
        Assert.Contains("the accepted verdict is not a verdict document", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"verdicts\": [] }")]
    [InlineData("{ \"verdicts\": [ 1, null, [] ] }")]
    [InlineData("{ \"verdicts\": [ { \"transfer\": \"one\", \"flows\": [ 1, { \"grounds\": [ null, \"x\" ], \"duties\": [ 2 ] } ], \"timeline\": 3 } ] }")]
    public void A_verdict_edited_by_hand_differs(string text)
    {
        bench.Write(Accepted, text);
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal("", run.Complaints);
        Assert.Contains("SLU5021", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_endings_of_a_checkout_change_nothing()
    {
        bench.Run("verify", "set", "--update");
        bench.Write(Accepted, bench.Read(Accepted).ReplaceLineEndings("\r\n"));

        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Fact]
    public void A_broken_policy_decides_and_accepts_nothing()
    {
        bench.Run("verify", "set", "--update");
        var before = bench.Read(Accepted);
        bench.Write("set/more.sluice", "rule no_phone { deny nobody.knows }\n");
        foreach (var run in new[] { bench.Run("verify", "set"), bench.Run("verify", "set", "--update") })
        {
            Assert.Equal(3, run.Code);
            Assert.Contains("more.sluice:1:22", run.Complaints, StringComparison.Ordinal);
            Assert.Equal("set: 1 manifest, 0 as accepted\n", run.Output);
        }

        Assert.Equal(before, bench.Read(Accepted));
    }

    [Fact]
    public void A_broken_manifest_keeps_its_verdict_and_the_others_are_still_compared()
    {
        bench.Write("set/transfers/two.yaml", Workbench.Manifest("two", "shop"));
        bench.Run("verify", "set", "--update");
        var before = bench.Read(Accepted);
        bench.Write(One, Workbench.Manifest("one", "nobody"));
        bench.Delete("set/verdicts/two.json");
        var run = bench.Run("verify", "set");

        Assert.Equal(2, run.Code);
        Assert.Contains("transfers/one.yaml:2:5", run.Complaints, StringComparison.Ordinal);
        Assert.Equal(
            """
            set: 2 manifests, 0 as accepted
              SLU5020: `transfers/two.yaml` has no accepted verdict `verdicts/two.json`
                two: deny

            """,
            run.Output);

        Assert.Equal(2, bench.Run("verify", "set", "--update").Code);
        Assert.Equal(before, bench.Read(Accepted));
        Assert.True(bench.Exists("set/verdicts/two.json"));
    }

    [Fact]
    public void Two_manifests_cannot_share_a_verdict()
    {
        bench.Write("set/transfers/one.yml", Workbench.Manifest("another", "shop"));
        var run = bench.Run("verify", "set", "--update");

        Assert.Equal(2, run.Code);
        Assert.Contains("SLU5024", run.Complaints, StringComparison.Ordinal);
        Assert.False(bench.Exists(Accepted));
    }

    [Fact]
    public void A_folder_above_is_searched_and_each_set_reported()
    {
        bench.Write("other/policy.sluice", Workbench.Policy).Write("other/transfers/deep/three.yaml", Workbench.Manifest("three", "lab"));
        bench.Run("verify", ".", "--update");
        bench.Delete("other/verdicts/deep/three.json");
        var run = bench.Run("verify", ".");

        Assert.Equal(5, run.Code);
        Assert.StartsWith("other: 1 manifest, 0 as accepted\n  SLU5020:", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("set: 1 manifest, 1 as accepted\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_policies_is_a_mistake()
    {
        Directory.CreateDirectory(Path.Join(bench.Folder, "empty"));
        foreach (var (folder, id) in new[] { ("empty", "SLU5016"), ("nowhere", "SLU5010") })
        {
            var run = bench.Run("verify", folder);
            Assert.Equal(2, run.Code);
            Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
        }
    }

    public void Dispose() => bench.Dispose();
}
