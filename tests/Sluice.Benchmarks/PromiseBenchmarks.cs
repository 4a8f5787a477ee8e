using BenchmarkDotNet.Attributes;
using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;

namespace Sluice.Benchmarks;

/// <summary>Promises decided over all flows and all facts, beside deciding every flow once for one set of facts.</summary>
[MemoryDiagnoser]
public class PromiseBenchmarks
{
    private const string Promises = """

        rule gate { deny any unless flag_0 }
        invariant about_all { never any unless flag_0 }
        invariant about_one { never any to partner_7 for purpose_3 when not flag_0 }
        """;

    private readonly int[] deciding = new int[16];
    private SluiceEngine sluice = null!;
    private FlowKey[] keys = null!;
    private PolicyEngine engine = null!;
    private InvariantProver prover = null!;

    [Params(1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var workload = new Workload(Rules);
        sluice = new SluiceEngine(workload);
        keys =
        [
            .. from category in Enumerable.Range(0, Workload.Categories)
            from partner in Enumerable.Range(0, Workload.Partners)
            from purpose in Enumerable.Range(0, Workload.Purposes)
            select sluice.Policy.TryResolve(
                Workload.CategoryName(category),
                Workload.PartnerName(partner),
                Workload.PurposeName(purpose),
                out var key
            )
                ? key
                : throw new InvalidOperationException("a name of the workload is missing"),
        ];
        engine = new PolicyEngine(
            PolicyCompiler.Compile(new OneFile(workload.ToPolicy() + Promises)).Program
                ?? throw new InvalidOperationException("the workload does not compile")
        );
        prover = new InvariantProver(engine);
        if (!AboutAll() || !AboutOne())
        {
            throw new InvalidOperationException("a promise that is kept is not proven");
        }
    }

    [Benchmark(Description = "2,500,000 flows: each decided once", Baseline = true)]
    public int Once() => keys.Count(key => sluice.Decide(key, 0, deciding, out _));

    [Benchmark(Description = "Sluice: tables for promises")]
    public object Tables() => new InvariantProver(engine);

    [Benchmark(Description = "Sluice: a promise about all flows")]
    public bool AboutAll() => prover.Decide(engine.Program.Invariants[0]).Passed;

    [Benchmark(Description = "Sluice: a promise about one partner and purpose")]
    public bool AboutOne() => prover.Decide(engine.Program.Invariants[1]).Passed;
}
