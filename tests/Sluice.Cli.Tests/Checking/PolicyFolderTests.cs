using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>
/// A whole policy folder given to <c>sluice check</c>: its transfers are decided, its accepted verdicts are not taken for transfers.
/// </summary>
public sealed class PolicyFolderTests : IDisposable
{
    private readonly TemporaryFolder bench = new();

    public PolicyFolderTests() => bench.Run("init");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("policies")]
    [InlineData(".")]
    public void Accepted_verdicts_are_no_manifests(string named)
    {
        // In the earlier form, that of `check`, too.
        bench.Write(
            "policies/verdicts/tickets.json",
            bench.Run("check", "policies/transfers/tickets.yaml", "--policies", "policies", "--format", "json").Output
        );
        var run = bench.Run("check", named, "--policies", "policies", "--format", "json");

        Assert.Equal("", run.Complaints);
        Assert.Equal(2, run.Verdicts.Length);
    }

    [Fact]
    public void A_transfer_among_the_verdicts_is_decided_all_the_same()
    {
        bench.Write("policies/verdicts/hidden.yaml", bench.Read("policies/transfers/tickets.yaml"));
        Assert.Equal(3, bench.Run("check", "policies", "--policies", "policies", "--format", "json").Verdicts.Length);
    }

    [Fact]
    public void What_is_neither_a_verdict_nor_a_manifest_is_an_error()
    {
        bench.Write("policies/verdicts/odd.json", "{ \"verdicts\": [], \"transfer\": \"odd\" }");
        var run = bench.Run("check", "policies", "--policies", "policies");

        Assert.Equal(2, run.Code);
        Assert.Contains("policies/verdicts/odd.json", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_too_many_to_look_at_are_said_not_to_be_looked_at()
    {
        bench.Write(
            "policies/more.sluice",
            string.Concat(Enumerable.Range(0, 1_000).Select(static i => $"rule more_{i} {{ deny account.email  to desk  for support }}\n"))
        );
        var quick = bench.Run("check", "policies/transfers", "--policies", "policies");
        Assert.Contains("SLU5041", quick.Complaints, StringComparison.Ordinal);
        Assert.Equal(1, quick.Code);

        bench.Write("policies/more.sluice", "");
        Assert.DoesNotContain(
            "SLU5041",
            bench.Run("check", "policies/transfers", "--policies", "policies").Complaints,
            StringComparison.Ordinal
        );
    }
}
