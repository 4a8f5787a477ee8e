using BenchmarkDotNet.Attributes;
using Sluice.Core.Model;

namespace Sluice.Benchmarks;

/// <summary>
/// A million decisions by one thread, and by one thread for each core with the same policy and no lock: the second takes the first's time
/// divided by the cores when nothing stands in the way.
/// </summary>
[MemoryDiagnoser]
public class ThroughputBenchmarks
{
    private const int Decisions = 1_000_000;
    private Workload workload = null!;
    private SluiceEngine sluice = null!;
    private int allowed;

    [Params(1_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        workload = new Workload(Rules);
        sluice = new SluiceEngine(workload);
        allowed = Decide(0, Decisions);
        if (allowed != Enumerable.Range(0, Decisions).Count(i => workload.Expected[i % workload.Requests.Length]))
        {
            throw new InvalidOperationException($"{nameof(Verdict)}s differ from the reference");
        }
    }

    [Benchmark(Description = "a million decisions: one thread", Baseline = true)]
    public int OneThread() => Checked(Decide(0, Decisions));

    [Benchmark(Description = "a million decisions: a thread for each core")]
    public int AllCores()
    {
        var share = Decisions / Environment.ProcessorCount;
        var sums = new int[Environment.ProcessorCount];
        var threads = sums.Select(
                (_, n) => new Thread(() => sums[n] = Decide(n * share, n == sums.Length - 1 ? Decisions : (n + 1) * share))
            )
            .ToList();
        threads.ForEach(static t => t.Start());
        threads.ForEach(static t => t.Join());
        return Checked(sums.Sum());
    }

    private int Decide(int from, int to)
    {
        Span<int> deciding = stackalloc int[16];
        var count = 0;
        for (var i = from; i < to; i++)
        {
            count += sluice.Decide(workload.Requests[i % workload.Requests.Length], deciding, out _) ? 1 : 0;
        }

        return count;
    }

    private int Checked(int count) => count == allowed ? count : throw new InvalidOperationException($"{count} allowed, not {allowed}");
}
