using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Scripting;

/// <summary>Scripts that end, fill or never leave the process they run in: an error of the script, and the program goes on.</summary>
[Trait("Category", "Slow")]
public sealed class ScriptProcessTests : IDisposable
{
    private readonly TemporaryFolder workspace = new();

    public ScriptProcessTests()
    {
        workspace.Write(
            "set/policy.sluice",
            """
            category account
            purpose support
            partner desk { in IE }
            attribute few : boolean = script "facts/few.csx"
            rule help { allow account to desk for support when few }

            """
        );
        foreach (var name in new[] { "first", "second" })
        {
            workspace.Write(
                name + ".yaml",
                """
                transfer: tickets
                to: desk
                purpose: support
                on: 2026-01-15
                people: 12
                datasets: { tickets: { fields: { account: { category: account } } } }

                """
            );
        }
    }

    [Theory]
    [InlineData(
        "IEnumerable<string> q = Categories;\nfor (var i = 0; i < 1000000; i++) { q = q.DefaultIfEmpty(\"x\"); }\nreturn q.Count() > 5;",
        "SLU4011"
    )]
    [InlineData("var all = \"x\";\nwhile (true) { all += all; }", "SLU4012")]
    [InlineData("return new int[200000000].Length > 0;", "SLU4012")]
    public void What_a_script_does_to_its_process_is_an_error_of_the_script(string script, string id)
    {
        Script(script);

        Assert.Equal(3, Check(out var output, "first.yaml"));

        Assert.Contains(id, output, StringComparison.Ordinal);
        Assert.Contains("few.csx", output, StringComparison.Ordinal);

        // And the next has a process again.
        Script("People < 100");
        Assert.Equal(0, Check(out _, "first.yaml"));
    }

    [Fact]
    public void A_script_without_end_is_stopped_and_nothing_is_decided()
    {
        Script(ScriptDiagnostics.ScriptTooSlow.BadExample);

        Assert.Equal(3, Check(out var output, "first.yaml"));
        Assert.Contains("SLU4006: the script `facts/few.csx` did not end within 5 seconds", output, StringComparison.Ordinal);
        Assert.DoesNotContain("allow", output, StringComparison.Ordinal);

        Script(ScriptDiagnostics.ScriptTooSlow.GoodExample);
        Assert.NotEqual(3, Check(out _, "first.yaml"));
    }

    [Fact]
    public void What_is_too_deep_for_the_compiler_is_an_error_of_the_script()
    {
        foreach (
            var script in new[]
            {
                new string('(', 50_000) + "true" + new string(')', 50_000),
                "Categories" + string.Concat(Enumerable.Repeat(".Skip(0)", 20_000)) + ".Any()",
            }
        )
        {
            Script(script);

            Assert.Equal(3, Check(out var output, "first.yaml"));
            Assert.Contains("SLU4010", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_script_that_takes_long_to_compile_is_stopped()
    {
        // Every lambda is tried with both delegates, and all within it again.
        var lambdas = string.Concat(Enumerable.Range(0, 14).Select(static i => $"F(x{i} => "));
        Script(
            "static int F(Func<int, int> f) => 1;\nstatic int F(Func<string, int> f) => 2;\nstatic int F(Func<decimal, int> f) => 3;\nreturn "
                + lambdas
                + "x0.Missing"
                + new string(')', 14)
                + " > 0;"
        );

        Assert.Equal(3, Check(out var output, "first.yaml"));
        Assert.Contains("SLU4013", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_equal_transfers_have_equal_facts()
    {
        Script("int n;\nvar seen = new List<int>();\nint Next() { seen.Add(1); return n += seen.Count; }\nreturn Next() == 1;");

        Assert.Equal(0, Check(out _, "first.yaml", "second.yaml"));
    }

    [Fact]
    public void A_script_sees_the_whole_manifest()
    {
        Script(
            "return Transfer == \"tickets\" && Recipients.Single().Countries.Single() == \"IE\" && Purposes.Single() == \"support\" && On == new DateOnly(2026, 1, 15)\n"
                + "  && From is null && People == 12m && Datasets.Single().Fields.Single().Categories.Single() == \"account\" && Retention is null;"
        );

        Assert.Equal(0, Check(out var output, "first.yaml"));
        Assert.Contains("allow", output, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private void Script(string text) => workspace.Write("set/facts/few.csx", text + "\n");

    private int Check(out string output, params string[] transfers)
    {
        var run = workspace.Run(["check", .. transfers, "--policies", "set", "--allow-scripts"]);
        output = run.Output + run.Complaints;
        return run.Code;
    }
}
