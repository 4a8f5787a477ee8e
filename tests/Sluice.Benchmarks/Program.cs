using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Sluice.Benchmarks;
using Sluice.Benchmarks.Starting;

if (args is [RowsBenchmark.Word, ..])
{
    return RowsBenchmark.Run(args);
}

if (args is [ClusterBenchmark.Word, ..])
{
    return ClusterBenchmark.Run(args);
}

// The memory of whole processes needs no statistics, and no other benchmark beside it.
if (args is ["memory", .. var program])
{
    Console.Write(MemoryTable.Of(program.FirstOrDefault()));
    return 0;
}

// One process for all, so that every figure of a table comes from the same run; enough iterations for a median.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7);
var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(job).WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
Type[] all =
[
    typeof(DecidingBenchmarks),
    typeof(ThroughputBenchmarks),
    typeof(CompilingBenchmarks),
    typeof(LoadingBenchmarks),
    typeof(StreamingBenchmarks),
    typeof(StandingBenchmarks),
    typeof(SearchBenchmarks),
    typeof(PromiseBenchmarks),
    typeof(EditingBenchmarks),
    typeof(LintBenchmarks),
    typeof(FormattingBenchmarks),
];
string[] wanted = args.Length == 0 ? ["--filter", "*"] : args;

// `starting` alone leaves the others out; with other options only the others are run.
var summaries = args is ["starting"] ? [] : BenchmarkSwitcher.FromTypes(all).Run(wanted, config);
var table = ResultTable.Of(summaries);
if (args is [] or ["starting"])
{
    table += StartingBenchmarks.Run();
}

if (args.Length == 0)
{
    table += "\n" + MemoryTable.Of(null);
}

Console.Write(table);
File.WriteAllText("benchmarks.md", table);
return summaries.SelectMany(static s => s.Reports).All(static r => r.Success) ? 0 : 1;
