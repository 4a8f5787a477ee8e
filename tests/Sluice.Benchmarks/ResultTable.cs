using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace Sluice.Benchmarks;

/// <summary>Medians, and their ratio to the first row of the same group, as Markdown.</summary>
internal static class ResultTable
{
    /// <summary>The table of all results.</summary>
    public static string Of(IEnumerable<Summary> summaries)
    {
        var text = new StringBuilder("| what | rules | median | ratio | allocated |\n|---|--:|--:|--:|--:|\n");
        var reports = summaries.SelectMany(static s => s.Reports).Where(static r => r.ResultStatistics is not null);
        foreach (
            var group in reports.GroupBy(static r =>
                (r.BenchmarkCase.Descriptor.Type, Rules: r.BenchmarkCase.Parameters["Rules"] as int? ?? 0)
            )
        )
        {
            var floor = group.First(static r => r.BenchmarkCase.Descriptor.Baseline).ResultStatistics!.Median;
            foreach (var report in group)
            {
                var median = report.ResultStatistics!.Median;
                var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
                text.Append(
                    Row(
                        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                        group.Key.Rules,
                        median,
                        median / floor,
                        string.Create(CultureInfo.InvariantCulture, $"{allocated:#,0} B")
                    )
                );
            }
        }

        return text.ToString();
    }

    /// <summary>One row.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="rules">With how many rules; 0 where that says nothing.</param>
    /// <param name="median">The median in nanoseconds.</param>
    /// <param name="ratio">What it is to the floor.</param>
    /// <param name="memory">How much memory it took.</param>
    public static string Row(string what, int rules, double median, double ratio, string memory) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {(rules == 0 ? "" : rules.ToString(CultureInfo.InvariantCulture))} | {Time(median)} | {ratio:0.00} | {memory} |\n"
        );

    private static string Time(double nanoseconds) =>
        nanoseconds switch
        {
            < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:0.0} µs"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:0.0} ms"),
        };
}
