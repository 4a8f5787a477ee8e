using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary><c>--not-before</c>: a manifest dated before that day is an error and not decided, in whatever form it comes.</summary>
public sealed class NotBeforeTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write("one.yaml", Workbench.Manifest("one", "desk"))
        .Write("standing.yaml", Workbench.Manifest("standing", "desk").Replace("on: ", "from: ", StringComparison.Ordinal))
        .Write("dateless.yaml", Workbench.Manifest("dateless", "desk").Replace("on: 2026-01-15\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("one.yaml", "2026-01-15", 0)]
    [InlineData("one.yaml", "2026-01-16", 2)]
    [InlineData("standing.yaml", "2026-01-15", 0)]
    [InlineData("standing.yaml", "2026-01-16", 2)]
    [InlineData("dateless.yaml", "2026-01-16", 0)]
    public void A_date_before_it_is_an_error(string file, string earliest, int code)
    {
        foreach (var format in (string[])["json", "jsonl"])
        {
            var run = bench.Run("check", file, "--policies", "set", "--not-before", earliest, "--format", format);

            Assert.Equal(code, run.Code);
            Assert.Equal(code == 0, run.Output.Contains("\"verdict\"", StringComparison.Ordinal));
            Assert.Equal(
                code != 0,
                run.Complaints.Contains(
                    $"error SLU3035: the transfer begins on 2026-01-15, and nothing before {earliest} is taken",
                    StringComparison.Ordinal
                )
            );
        }
    }

    [Theory]
    [InlineData("one.yaml", "2026-01-15", 0)]
    [InlineData("one.yaml", "2026-01-16", 2)]
    [InlineData("standing.yaml", "2026-01-16", 2)]
    public void Nor_is_there_a_query_for_it(string file, string earliest, int code)
    {
        // It begins too early, on whatever day it is run.
        var run = bench.Run("sql", file, "--policies", "set", "--not-before", earliest, "--as-of", "2026-02-01");

        Assert.Equal(code, run.Code);
        Assert.Equal(code == 0, run.Output.Contains("SELECT", StringComparison.Ordinal));
        Assert.Equal(code != 0, run.Complaints.Contains("error SLU3035", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check", "--not-before yesterday", "`--not-before`")]
    [InlineData("check", "--not-before 2026-01-16 --as-of 2026-01-15", "it lies before `--not-before 2026-01-16`")]
    [InlineData("sql", "--not-before 2026-1-16", "`--not-before`")]
    [InlineData("filter", "--dry-run --not-before 2026-01-16 --as-of 2026-01-15", "it lies before `--not-before 2026-01-16`")]
    public void A_day_that_cannot_be_is_wrong_usage(string command, string options, string words)
    {
        var run = bench.Run([command, "one.yaml", "--policies", "set", .. options.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains("SLU5005", run.Complaints, StringComparison.Ordinal);
        Assert.Contains(words, run.Complaints, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => bench.Dispose();
}
