using BenchmarkDotNet.Attributes;
using Sluice.Benchmarks.Bare;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;

namespace Sluice.Benchmarks;

/// <summary>From text to a policy that decides, beside what ANTLR alone takes for the same text.</summary>
[MemoryDiagnoser]
public class CompilingBenchmarks
{
    private string text = "";

    [Params(100, 1_000, 10_000, 20_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        text = new Workload(Rules).ToPolicy();
        if (BareParser.Parse(text, tree: false) != 0 || Compile() is null)
        {
            throw new InvalidOperationException("the workload does not compile");
        }
    }

    [Benchmark(Description = "ANTLR with its tree", Baseline = true)]
    public int AntlrTree() => BareParser.Parse(text, tree: true);

    [Benchmark(Description = "ANTLR without a tree")]
    public int AntlrOnly() => BareParser.Parse(text, tree: false);

    [Benchmark(Description = "Sluice: text to tables")]
    public object? Compile() => PolicyCompiler.Compile(new OneFile(text)).Program is { } program ? new PreparedPolicy(program) : null;
}
