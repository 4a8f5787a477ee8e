using BenchmarkDotNet.Attributes;
using Sluice.Core.Evaluation;

namespace Sluice.Benchmarks;

/// <summary>
/// One decision, beside the floors and a peer in the same run. Before anything is timed, every engine has to give the reference answers.
/// </summary>
[MemoryDiagnoser]
public class DecidingBenchmarks
{
    private readonly int[] deciding = new int[16];
    private Workload workload = null!;
    private StringFloor strings = null!;
    private BitsetFloor bits = null!;
    private SluiceEngine sluice = null!;
    private RulesEnginePeer peer = null!;
    private FlowKey[] keys = null!;
    private int next;

    [Params(10, 100, 1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        workload = new Workload(Rules);
        strings = new StringFloor(workload);
        bits = new BitsetFloor(workload);
        sluice = new SluiceEngine(workload);
        peer = new RulesEnginePeer(workload);
        keys =
        [
            .. workload.Requests.Select(r =>
                sluice.Policy.TryResolve(r.CategoryName, r.PartnerName, r.PurposeName, out var key)
                    ? key
                    : throw new InvalidOperationException(r.ToString())
            ),
        ];
        for (var i = 0; i < workload.Requests.Length; i++)
        {
            var request = workload.Requests[i];
            Agree(
                i,
                strings.Decide(request.CategoryName, request.PartnerName, request.PurposeName, request.Flags, deciding, out _),
                nameof(StringFloor)
            );
            Agree(i, bits.Decide(request.Category, request.Partner, request.Purpose, request.Flags, deciding, out _), nameof(BitsetFloor));
            Agree(i, sluice.Decide(request, deciding, out _), nameof(Sluice));
            Agree(i, sluice.Decide(keys[i], request.FactSet, deciding, out _), nameof(Sluice));
            if (i < 100)
            {
                Agree(i, peer.Decide(request), nameof(RulesEnginePeer));
            }
        }
    }

    [Benchmark(Description = "names: by hand", Baseline = true)]
    public bool NamesByHand()
    {
        var request = Next();
        return strings.Decide(request.CategoryName, request.PartnerName, request.PurposeName, request.Flags, deciding, out _);
    }

    [Benchmark(Description = "names: Sluice")]
    public bool NamesSluice() => sluice.Decide(Next(), deciding, out _);

    [Benchmark(Description = "numbers: bit sets")]
    public bool NumbersBitSets()
    {
        var request = Next();
        return bits.Decide(request.Category, request.Partner, request.Purpose, request.Flags, deciding, out _);
    }

    [Benchmark(Description = "numbers: Sluice")]
    public bool NumbersSluice()
    {
        var request = Next();
        return sluice.Decide(keys[next], request.FactSet, deciding, out _);
    }

    [Benchmark(Description = "names: RulesEngine")]
    public bool NamesRulesEngine() => peer.Decide(Next());

    private WorkloadRequest Next()
    {
        next = next + 1 < workload.Requests.Length ? next + 1 : 0;
        return workload.Requests[next];
    }

    private void Agree(int request, bool answer, string engine)
    {
        if (answer != workload.Expected[request])
        {
            throw new InvalidOperationException(
                $"{engine} answers {answer} to request {request} of {Rules} rules; the reference says {workload.Expected[request]}"
            );
        }
    }
}
