using Sluice.Cli.Hosting;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Testing;

/// <summary><c>sluice test</c>: what it runs, what it says, how it ends.</summary>
public sealed class TestCommandTests : IDisposable
{
    private const string Tests = """
        test "the desk helps" { transfer account.phone to desk for support on 2026-01-15 expect allow by help }
        test "the shop gets nothing" {
          transfer account to shop for support on 2026-01-15
          cases {
            "a phone"  transfer account.phone  expect deny
            "all"      expect deny
          }
        }
        invariant shop_gets_nothing { never any to shop }

        """;

    private readonly TemporaryFolder bench = Workbench.WithPolicy();

    [Fact]
    public void What_passes_is_a_line_each()
    {
        var run = bench.Write("set/tests.sluice", Tests).Run("test", "set");

        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.Equal(
            """
            ok    the desk helps
            ok    the shop gets nothing: a phone
            ok    the shop gets nothing: all
            ok    invariant shop_gets_nothing: proven
            3 tests, 1 invariant: all passed.

            """,
            run.Output
        );
    }

    [Fact]
    public void A_warning_that_a_comment_suppresses_is_not_shown_and_any_other_is()
    {
        const string Odd = "rule odder { allow account.phone to desk for support but not { of account.email } }\n";
        var loud = bench.Write("set/tests.sluice", Tests).Write("set/odd.sluice", Odd).Run("test", "set");
        var quiet = bench
            .Write("set/odd.sluice", "// lint: allow exception_outside_scope because it is about warnings of the compiler\n" + Odd)
            .Run("test", "set");

        Assert.Contains("odd.sluice", loud.Complaints, StringComparison.Ordinal);
        Assert.Equal((0, ""), (quiet.Code, quiet.Complaints));
    }

    [Fact]
    public void What_fails_is_shown_with_its_source_and_what_was_found()
    {
        var run = bench
            .Write(
                "set/tests.sluice",
                """
                rule closed "Closed on Sundays" { deny any to desk  because "Nobody is there" }
                test "the desk helps" {
                  transfer account.phone to desk for support on 2026-01-15
                  expect allow by help
                }
                test "a grown-up" {
                  transfer account.phone to panel for support on 2026-01-15
                  expect deny
                }
                """
            )
            .Run("test", "set");

        Assert.Equal((1, ""), (run.Code, run.Complaints));
        Assert.Equal(
            """
            FAIL  the desk helps
                  set/tests.sluice:4:3
                    4 |   expect allow by help
                      |   ^^^^^^^^^^^^^^^^^^^^
                  expected allow by help
                  found deny by closed
                    closed: set/tests.sluice:1:1: Nobody is there

            FAIL  a grown-up
                  set/tests.sluice:8:3
                    8 |   expect deny
                      |   ^^^^^^^^^^^
                  expected deny
                  found undetermined by adults
                    adults: set/policy.sluice:10:1
                    not known: adult

            2 tests, 0 invariants: 2 failed.

            """,
            run.Output
        );
    }

    [Theory]
    [InlineData("desk", "ok    the desk helps\n1 test, 0 invariants: all passed.\n")]
    [InlineData("SHOP*all", "")]
    [InlineData("*shop*all", "ok    the shop gets nothing: all\n1 test, 0 invariants: all passed.\n")]
    [InlineData("shop_", "ok    invariant shop_gets_nothing: proven\n0 tests, 1 invariant: all passed.\n")]
    public void A_filter_chooses_by_name(string filter, string output)
    {
        var run = bench.Write("set/tests.sluice", Tests).Run("test", "set", "--filter", filter);

        Assert.Equal((output.Length == 0 ? 2 : 0, output), (run.Code, run.Output));
        Assert.Equal(output.Length == 0, run.Complaints.Contains("SLU5040", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "SLU5040", "test", "set")]
    [InlineData(2, "SLU5008", "test", "set", "set")]
    [InlineData(2, "SLU5008", "test", "set", "--policies", "set")]
    [InlineData(2, "SLU5005", "test", "set", "--format", "json")]
    [InlineData(2, "SLU5005", "test", "set", "--min-coverage", "most")]
    [InlineData(2, "SLU5005", "test", "set", "--min-coverage", "101")]
    [InlineData(2, "SLU5010", "test", "elsewhere")]
    [InlineData(3, "SLU2003", "test", "broken")]
    public void What_cannot_be_run_does_not_pass(int code, string id, params string[] args)
    {
        var run = bench.Write("broken/policy.sluice", "test \"t\" { transfer a to b for c expect deny by d }").Run(args);

        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_are_named_either_way_and_found_where_they_usually_are()
    {
        var usual = bench
            .Write("set/tests.sluice", Tests)
            .Write("policies/one/p.sluice", Workbench.Policy + Tests)
            .Write("policies/one/transfers/t.yaml", "")
            .Write("policies/two/p.sluice", Workbench.Policy + Tests)
            .Write("policies/two/transfers/t.yaml", "");

        Assert.Equal(usual.Run("test", "set").Output, usual.Run("test", "--policies", "set").Output);
        Assert.Equal(2, usual.Run("test").Output.Split("the desk helps").Length - 1);
        Assert.Contains("6 tests, 2 invariants: all passed.", usual.Run("test", "policies").Output, StringComparison.Ordinal);
        Assert.Contains("3 tests, 1 invariant: all passed.", usual.Run("test", "policies/one").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiled_policy_set_brings_its_tests_along()
    {
        bench.Write("set/tests.sluice", Tests).Run("compile", "set", "-o", "set.slc");

        Assert.Equal(bench.Run("test", "set").Output, bench.Run("test", "set.slc").Output);
    }

    [Fact]
    public void Watching_runs_again_when_files_change()
    {
        var left = 2;
        IReadOnlyList<string> watched = [];
        bench.Write("set/tests.sluice", Tests);
        var console = new FakeConsole
        {
            Watcher = folders =>
            {
                watched = folders;
                return new Changes(() =>
                {
                    bench.Write(
                        "set/tests.sluice",
                        left == 2
                            ? Tests
                                .Replace("expect allow", "expect deny", StringComparison.Ordinal)
                                .Replace(" by help", "", StringComparison.Ordinal)
                            : Tests
                    );
                    return left-- > 0;
                });
            },
        };
        var run = bench.Run(console, "test", "set", "--watch");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["all passed", "1 failed", "all passed"],
            run.Output.Split('\n')
                .Where(static l => l.Contains("invariant:", StringComparison.Ordinal))
                .Select(static l => l.Split(": ")[1].TrimEnd('.'))
        );
        Assert.Equal("set", Path.GetFileName(Assert.Single(watched)));
    }

    [Fact]
    public void A_real_watcher_sees_a_policy_file_change()
    {
        using var watcher = new FolderWatcher([Path.Join(bench.Folder, "set")]);
        bench.Write("set/tests.sluice", Tests);

        Assert.True(watcher.Wait());
        using var nothing = new FolderWatcher([Path.Join(bench.Folder, "nowhere")]);
        Assert.False(nothing.Wait());
    }

    public void Dispose() => bench.Dispose();

    private sealed class Changes(Func<bool> wait) : IChangeWatcher
    {
        public bool Wait() => wait();

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
