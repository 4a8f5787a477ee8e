using System.IO.Hashing;
using BenchmarkDotNet.Attributes;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Serialization;

namespace Sluice.Benchmarks;

/// <summary>
/// From a compiled file to a policy set that decides, beside two floors: the bytes and their checksum alone, and the way from the text.
/// </summary>
[MemoryDiagnoser]
public class LoadingBenchmarks
{
    private string path = "";
    private string text = "";

    [Params(100, 1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        text = new Workload(Rules).ToPolicy();
        path = Path.Join(Path.GetTempPath(), $"sluice-{Environment.ProcessId}-{Rules}.slc");
        File.WriteAllBytes(path, PolicyFileWriter.Write(new PolicyFile(PolicyCompiler.Compile(new OneFile(text)), "")));
        if (Load().Program.Rules.Length != Rules)
        {
            throw new InvalidOperationException("the compiled file has lost rules");
        }
    }

    [GlobalCleanup]
    public void CleanUp() => File.Delete(path);

    [Benchmark(Description = "bytes and checksum", Baseline = true)]
    public UInt128 BytesAndChecksum() => XxHash128.HashToUInt128(File.ReadAllBytes(path));

    [Benchmark(Description = "Sluice: compiled file to rules")]
    public object? Read() => PolicyFileReader.TryRead("p.slc", File.ReadAllBytes(path), out _);

    [Benchmark(Description = "Sluice: compiled file to engine")]
    public PolicyEngine Load() => new(PolicyFileReader.TryRead("p.slc", File.ReadAllBytes(path), out _)!.Policies.Program!);

    [Benchmark(Description = "Sluice: text to engine")]
    public PolicyEngine Compile() => new(PolicyCompiler.Compile(new OneFile(text)).Program!);
}
