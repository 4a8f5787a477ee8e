using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>Accepted verdicts in the JSON of earlier versions.</summary>
public sealed class OldVerdictTests : IDisposable
{
    private const string One = "set/transfers/one.yaml";
    private const string Old = "set/verdicts/one.json";
    private const string New = "set/verdicts/one.verdict";

    private readonly TemporaryFolder bench = Workbench.WithPolicy().Write(One, Workbench.Manifest("one", "panel"));

    public OldVerdictTests() => bench.Write(Old, OfToday());

    [Fact]
    public void Alone_and_decided_alike_it_is_a_note()
    {
        var run = bench.Run("verify", "set");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            """
            set: 1 manifest, 1 as accepted
              SLU5022: `set/verdicts/one.json` is an accepted verdict in its earlier form,
                and decided as it says

            """,
            run.Output
        );
        Assert.True(bench.Exists(Old));
        Assert.False(bench.Exists(New));
    }

    [Fact]
    public void Accepting_replaces_it()
    {
        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);

        Assert.False(bench.Exists(Old));
        Assert.Equal("set: 1 manifest, 1 as accepted\n", bench.Run("verify", "set").Output);
    }

    [Fact]
    public void Digests_places_and_wording_of_it_do_not_count()
    {
        bench.Write(
            Old,
            bench
                .Read(Old)
                .Replace("sha256:", "sha256:00", StringComparison.Ordinal)
                .Replace("\"policy.sluice\"", "\"elsewhere.sluice\"", StringComparison.Ordinal)
        );

        Assert.Equal(0, bench.Run("verify", "set").Code);
    }

    [Theory]
    [InlineData("\"restrict\"", "\"allow\"", "one: allow → restrict")]
    [InlineData("\"residual\": \"adult\"", "\"residual\": \"not adult\"", "one: still restrict, but differently")]
    [InlineData("\"third_party\"", "\"processor\"", "one: still restrict, but differently")]
    [InlineData("\"date\": \"2026-01-15\"", "\"date\": \"2026-01-14\"", "one: still restrict, but differently")]
    [InlineData("\"transfer\": \"one\"", "\"transfer\": \"two\"", "two: gone, was restrict")]
    public void Alone_and_decided_differently_it_differs(string old, string text, string told)
    {
        Assert.Contains(old, bench.Read(Old), StringComparison.Ordinal);
        bench.Write(Old, bench.Read(Old).Replace(old, text, StringComparison.Ordinal));
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("SLU5021: set/transfers/one.yaml", run.Output, StringComparison.Ordinal);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_one_of_today_it_is_orphaned()
    {
        var json = bench.Read(Old);
        bench.Run("verify", "set", "--update");
        bench.Write(Old, json);
        var run = bench.Run("verify", "set");

        Assert.Equal(5, run.Code);
        Assert.Contains("SLU5023: `set/verdicts/one.json` is orphaned", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, bench.Run("verify", "set", "--update").Code);
        Assert.False(bench.Exists(Old));
        Assert.True(bench.Exists(New));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"verdicts\": 1 }")]
    [InlineData("{ \"verdicts\": [ 1, null, [] ] }")]
    [InlineData("{ \"verdicts\": [ { \"name\": \"something else\" } ] }")]
    public void What_is_none_of_ours_is_no_accepted_verdict_and_stays(string text)
    {
        bench.Write(Old, text);

        Assert.Contains("SLU5020", bench.Run("verify", "set").Output, StringComparison.Ordinal);
        Assert.Equal(5, bench.Run("verify", "set", "--update").Code);
        Assert.Equal(text, bench.Read(Old));
        Assert.True(bench.Exists(New));
    }

    public void Dispose() => bench.Dispose();

    // What earlier versions wrote was the JSON of `check` without the diagnostics.
    private string OfToday()
    {
        var json = bench.Run("check", One, "--policies", "set", "--format", "json").Output;
        var parsed = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        parsed.Remove("diagnostics");
        return parsed.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
    }
}
