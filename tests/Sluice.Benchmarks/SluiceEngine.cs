using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Benchmarks;

/// <summary>Sluice over the workload.</summary>
public sealed class SluiceEngine
{
    private readonly FlowFacts[] facts;

    public SluiceEngine(Workload workload)
    {
        var program = PolicyCompiler.Compile(new OneFile(workload.ToPolicy())).Program
            ?? throw new InvalidOperationException("the workload does not compile");
        Policy = new PreparedPolicy(program);
        facts =
        [
            .. Enumerable
                .Range(0, Workload.FactSets)
                .Select(set =>
                {
                    var manifest = ManifestReader
                        .Read(new SourceText("m.yaml", workload.ToManifest(set)), program.Vocabulary)
                        .Transfers.Single();
                    return Policy.Facts(manifest, manifest.Datasets[0], manifest.Datasets[0].Fields[0], manifest.Dates.On);
                }),
        ];
    }

    public PreparedPolicy Policy { get; }

    public bool Decide(WorkloadRequest request, Span<int> deciding, out int decided) =>
        Policy.TryDecide(request.CategoryName, request.PartnerName, request.PurposeName, facts[request.FactSet], deciding, out decided)
        == Verdict.Allow;

    public bool Decide(FlowKey key, int factSet, Span<int> deciding, out int decided) =>
        Policy.Decide(key, facts[factSet], deciding, out decided) == Verdict.Allow;
}
