using BenchmarkDotNet.Attributes;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Benchmarks;

/// <summary>
/// From a tree to its one form, beside what parsing takes: what is written is read again, so formatting takes that and a bit.
/// </summary>
[MemoryDiagnoser]
public class FormattingBenchmarks
{
    private SourceText source = new("policy.sluice", "");
    private SyntaxTree tree = PolicyParser.Parse(new SourceText("policy.sluice", ""));

    [Params(1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        source = new SourceText("policy.sluice", new Workload(Rules).ToPolicy());
        tree = PolicyParser.Parse(source);
        if (Format() is not { } text || text == source.Content)
        {
            throw new InvalidOperationException("the workload is not formatted, or was so before");
        }
    }

    [Benchmark(Description = "Sluice: text to tree", Baseline = true)]
    public SyntaxTree Parse() => PolicyParser.Parse(source);

    [Benchmark(Description = "Sluice: tree to formatted text")]
    public string? Format() => PolicyFormatter.Format(tree).Text;
}
