using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>An ordinary run draws few cases of each kind, and a long one all of them.</summary>
public class DrawnCasesTests
{
    [Theory]
    [InlineData(20_000, false, 2_000)]
    [InlineData(20_000, true, 20_000)]
    [InlineData(350, false, 350)]
    [InlineData(350, true, 350)]
    public void A_run_draws_at_most_two_thousand(int all, bool isLong, int drawn) => Assert.Equal(drawn, DrawnCases.Count(all, isLong));

    [Fact]
    public void Both_runs_print_the_seeds()
    {
        Assert.Contains("SLUICE_TEST_SEEDS", Repository.Read(".ci/run"), StringComparison.Ordinal);
        Assert.Contains("SLUICE_TEST_SEEDS", Repository.Read(".ci/long"), StringComparison.Ordinal);
        Assert.Contains("SLUICE_TEST_LONG=1", Repository.Read(".ci/long"), StringComparison.Ordinal);
        Assert.DoesNotContain("SLUICE_TEST_LONG", Repository.Read(".ci/run"), StringComparison.Ordinal);
    }
}
