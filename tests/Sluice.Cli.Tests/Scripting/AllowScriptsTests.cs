using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Scripting;

/// <summary><c>--allow-scripts</c>, through the whole program.</summary>
public sealed class AllowScriptsTests : IDisposable
{
    private readonly TemporaryFolder workspace = new();

    public AllowScriptsTests()
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
        workspace.Write(
            "tickets.yaml",
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

    [Fact]
    public void Scripts_run_only_when_they_are_allowed()
    {
        Script("People < 100");

        Assert.Equal(1, Check(out var silent));
        Assert.Contains("undetermined", silent, StringComparison.Ordinal);
        Assert.Equal(0, Check(out _, "--allow-scripts"));
    }

    [Fact]
    public void A_script_that_fails_decides_nothing()
    {
        Script("// too few\nPeople < (decimal)Attributes[\"limit\"]");

        Assert.Equal(3, Check(out var output, "--allow-scripts"));
        Assert.Contains("facts/few.csx:2:1", output, StringComparison.Ordinal);
        Assert.Contains("SLU4007", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_of_the_policy_names_the_script_that_decided()
    {
        Script("People < 100");
        Check(out var first, "--format", "json");
        Script("People < 1000");
        Check(out var second, "--format", "json");

        Assert.NotEqual(Digest(first), Digest(second));
    }

    public void Dispose() => workspace.Dispose();

    private static string Digest(string json) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("verdicts")[0].GetProperty("policy").GetString()!;

    private void Script(string text) => workspace.Write("set/facts/few.csx", text + "\n");

    private int Check(out string output, params string[] options)
    {
        var run = workspace.Run(["check", "tickets.yaml", "--policies", "set", .. options]);
        output = run.Output + run.Complaints;
        return run.Code;
    }
}
