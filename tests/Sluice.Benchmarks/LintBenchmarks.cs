using BenchmarkDotNet.Attributes;
using Sluice.Core.Binding;
using Sluice.Core.Linting;

namespace Sluice.Benchmarks;

/// <summary>All lint rules over a policy set, beside compiling it.</summary>
[MemoryDiagnoser]
public class LintBenchmarks
{
    private string text = "";
    private Compilation compiled = null!;

    [Params(1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        text = new Workload(Rules).ToPolicy();
        compiled = Compile();
        if (compiled.Program is null || compiled.Trees.IsEmpty)
        {
            throw new InvalidOperationException("the workload does not compile");
        }
    }

    [Benchmark(Description = "Sluice: text to rules", Baseline = true)]
    public Compilation Compile() => PolicyCompiler.Compile(new OneFile(text));

    [Benchmark(Description = "Sluice: all lint rules")]
    public int Lint() => Linter.Run(compiled, LintOptions.Default).Length;
}
