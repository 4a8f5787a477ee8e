using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary><c>sluice verify</c>: what is said of accepted verdicts, and what accepting them does.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string One = "set/transfers/one.yaml";
    private const string Accepted = "set/verdicts/one.verdict";

    private readonly TemporaryFolder bench = Workbench.WithPolicy().Write(One, Workbench.Manifest("one", "desk"));

    [Fact]
    public void A_missing_verdict_is_named()
    {
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            1 new (allow), 0 as before

            set: 1 manifest, 0 as accepted
              SLU5020: `set/transfers/one.yaml` has no accepted verdict
                `set/verdicts/one.verdict`
                one: new, allow

            """,
            run.Output
        );
        Assert.False(bench.Exists(Accepted));
    }

    [Fact]
    public void Accepting_writes_what_is_decided_and_then_all_is_as_accepted()
    {
        var accepted = bench.Run("verify", "set", "--update");
        Assert.Equal(0, accepted.Code);
        Assert.Contains("\n  written: set/verdicts/one.verdict\n    one: new, allow\n", accepted.Output, StringComparison.Ordinal);

        Assert.Equal(
            """
            sluice-verdict 1
            transfer one allow
            day 2026-01-15 allow
            flow tickets.phone account.phone > desk support : allow
            flow tickets.phone account.phone > desk support : role third_party

            """,
            bench.Read(Accepted)
        );

        var run = bench.Run("verify", "set");
        Assert.Equal("set: 1 manifest, 1 as accepted\n", run.Output);
        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.Equal(
            ["one.verdict"],
            Directory.EnumerateFileSystemEntries(Path.Join(bench.Folder, "set/verdicts")).Select(Path.GetFileName)
        );
    }

    [Theory]
    [InlineData("set/policy.sluice", "category account", "// a comment\ncategory account")]
    [InlineData("set/policy.sluice", "to know whom", "to know well whom")]
    [InlineData(
        "set/policy.sluice",
        "rule adults { allow account to panel for support when adult }",
        "rule adults {\n  allow account\n  to panel\n  for support\n  when adult\n  cite \"Art. 6\"\n  because \"They may\"\n}"
    )]
    [InlineData(
        "set/policy.sluice",
        "purpose support",
        "purpose support\ntest \"the desk\" {\n  transfer account.phone to desk for support on 2026-01-15\n  expect allow\n}"
    )]
    [InlineData(One, "transfer: one", "# a comment\ntitle: The first\ntransfer: one")]
    [InlineData(One, "to: desk\npurpose: support", "purpose: support\nto: desk")]
    public void What_decides_nothing_changes_nothing(string file, string old, string text)
    {
        bench.Run("verify", "set", "--update");
        Assert.Contains(old, bench.Read(file), StringComparison.Ordinal);
        bench.Write(file, bench.Read(file).Replace(old, text, StringComparison.Ordinal));

        var run = bench.Run("verify", "set");
        Assert.Equal(("set: 1 manifest, 1 as accepted\n", "", 0), (run.Output, run.Complaints, run.Code));
    }

    [Fact]
    public void Nor_does_another_name_of_a_policy_file()
    {
        bench.Run("verify", "set", "--update");
        bench.Write("set/aaa/other.sluice", bench.Read("set/policy.sluice"));
        bench.Delete("set/policy.sluice");

        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Fact]
    public void A_different_decision_is_told_by_flow_turn_and_rule()
    {
        bench.Run("verify", "set", "--update");
        bench.Write("set/more.sluice", "rule no_phone { deny account.phone }\n");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            1 allow to deny, 0 as before

            set: 1 manifest, 0 as accepted
              SLU5021: set/transfers/one.yaml
                one: allow → deny

              allow → deny
                + ground no_phone  set/more.sluice:1:1
                  one: tickets: phone → desk

            """,
            run.Output
        );
    }

    [Fact]
    public void A_flow_that_lets_out_more_does_not_hide_behind_a_verdict_that_stays()
    {
        bench.Write(
            One,
            Workbench
                .Manifest("one", "desk")
                .Replace("fields: { phone", "fields: { mail: { category: account.email }, phone", StringComparison.Ordinal)
        );
        bench.Write("set/more.sluice", "rule none { deny account }\n");
        bench.Run("verify", "set", "--update");
        bench.Write("set/more.sluice", "rule none { deny account.email }\n");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            1 as before (1 of them differently, 1 with a looser flow)

            set: 1 manifest, 0 as accepted
              SLU5021: set/transfers/one.yaml
                one: still deny, but differently

              deny → allow
                - ground none  set/more.sluice:1:1
                + permitted by help  set/policy.sluice:9:1
                  one: tickets: phone → desk

            """,
            run.Output
        );
    }

    [Theory]
    [InlineData("until 2026-01-10", "until 2026-01-05", "deny → allow on 2026-01-05..2026-01-10")]
    [InlineData("until 2026-01-10", "until 2026-01-15", "allow → deny on 2026-01-10..2026-01-15")]
    [InlineData("until 2026-01-10", "from 2026-01-10", "deny → allow on 2026-01-01..2026-01-10")]
    [InlineData("until 2026-01-10", "from 2026-01-01", "allow → deny on 2026-01-10..2026-02-01")]
    public void Nor_does_a_day(string old, string text, string told)
    {
        bench.Write(
            One,
            Workbench.Manifest("one", "desk").Replace("on: 2026-01-15", "from: 2026-01-01\nuntil: 2026-02-01", StringComparison.Ordinal)
        );
        bench.Write("set/more.sluice", $"rule first_days {{ deny any to desk {old} }}\n");
        bench.Run("verify", "set", "--update");
        bench.Write("set/more.sluice", $"rule first_days {{ deny any to desk {text} }}\n");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains($"\n    one: {told}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  {told}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" on some days, 0 as before\n", run.Output, StringComparison.Ordinal);
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
        Assert.Contains(
            "\n    - ground no_phone, a rule that is gone\n    + permitted by help  set/policy.sluice:9:1\n      one: tickets: phone → desk\n",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_new_column_and_a_dropped_one_are_told()
    {
        bench.Run("verify", "set", "--update");
        bench.Write(One, Workbench.Manifest("one", "desk").Replace("account.phone", "account.email", StringComparison.Ordinal));
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("one: still allow, but differently\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n  new, allow\n    + role third_party\n    + permitted by help  set/policy.sluice:9:1\n      one: tickets: phone (account.email) → desk\n",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\n  gone, was allow\n    - role third_party\n      one: tickets: phone (account.phone) → desk\n",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_orphan_is_named_and_accepting_removes_it()
    {
        bench.Run("verify", "set", "--update");
        bench.Write("set/verdicts/deep/old.verdict", "sluice-verdict 1\ntransfer old deny\n");
        bench.Write("set/verdicts/README.md", "Not a verdict.");
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Equal(
            """
            1 gone (deny), 1 as before

            set: 1 manifest, 1 as accepted
              SLU5023: `set/verdicts/deep/old.verdict` is orphaned: no manifest belongs to
                it
                old: gone, was deny

            """,
            run.Output
        );
        Assert.True(bench.Exists("set/verdicts/deep/old.verdict"));

        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);
        Assert.False(bench.Exists("set/verdicts/deep/old.verdict"));
        Assert.True(bench.Exists("set/verdicts/README.md"));
        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Theory]
    [InlineData("", "set/verdicts/one.verdict:1:1: error SLU5028")]
    [InlineData("sluice-verdict 2\ntransfer one allow\n", "set/verdicts/one.verdict:1:1: error SLU5028")]
    [InlineData(
        "sluice-verdict 1\n<<<<<<< ours\ntransfer one allow\n",
        "set/verdicts/one.verdict:2:1: error SLU5029: this is no line of an accepted verdict: expected `transfer`, `day` or `flow`"
    )]
    [InlineData("sluice-verdict 1\n", "")]
    public void What_is_no_verdict_differs(string text, string complaint)
    {
        bench.Write(Accepted, text);
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("SLU5021: set/transfers/one.yaml", run.Output, StringComparison.Ordinal);
        Assert.StartsWith(complaint, run.Complaints, StringComparison.Ordinal);

        // Written anew, nothing is complained of.
        Assert.Equal((0, ""), (bench.Run("verify", "set", "--update") is var updated ? updated.Code : -1, updated.Complaints));
        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Theory]
    [InlineData("transfer one deny")]
    [InlineData("day 2026-01-16 allow")]
    [InlineData("flow tickets.phone account.phone > desk support : deny")]
    [InlineData("flow tickets.phone account.phone > desk support : allow @2026-01-15")]
    [InlineData("flow tickets.mail account.email > desk support : allow")]
    [InlineData("transfer two deny")]
    public void A_line_that_a_merge_has_left_differs(string line)
    {
        bench.Run("verify", "set", "--update");
        var accepted = bench.Read(Accepted);
        bench.Write(Accepted, accepted + line + "\n");

        Assert.Equal(5, bench.Run("verify", "set").Code);
        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);
        Assert.Equal(accepted, bench.Read(Accepted));
    }

    [Fact]
    public void Order_and_repetition_of_lines_say_nothing()
    {
        bench.Run("verify", "set", "--update");
        var accepted = bench.Read(Accepted);
        var lines = accepted.TrimEnd('\n').Split('\n');
        bench.Write(Accepted, string.Join('\n', [.. lines[..2], lines[4], lines[3], "", lines[1], lines[2], lines[4]]));

        Assert.Equal(0, bench.Run("verify", "set").Code);
        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);
        Assert.Equal(accepted, bench.Read(Accepted));
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
        bench.Delete("set/verdicts/two.verdict");
        var run = bench.Run("verify", "set");

        Assert.Equal(2, run.Code);
        Assert.Contains("set/transfers/one.yaml:2:5", run.Complaints, StringComparison.Ordinal);
        Assert.Contains("set: 2 manifests, 0 as accepted\n  SLU5020: `set/transfers/two.yaml`", run.Output, StringComparison.Ordinal);

        Assert.Equal(2, bench.Run("verify", "set", "--update").Code);
        Assert.Equal(before, bench.Read(Accepted));
        Assert.True(bench.Exists("set/verdicts/two.verdict"));
    }

    public void Dispose() => bench.Dispose();
}
