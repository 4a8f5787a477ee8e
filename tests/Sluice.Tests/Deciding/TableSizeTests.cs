using Sluice.Benchmarks;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Deciding;

/// <summary>What deciding costs in memory, counted and not timed.</summary>
public class TableSizeTests
{
    [Trait("Category", "Slow")]
    [Fact]
    public void Tables_of_ten_thousand_rules_take_less_than_16_MiB_when_every_flow_was_asked_for()
    {
        var workload = new Workload(10_000);
        var program = PolicyCompiler.Compile(new MemoryPolicyFiles(workload.ToPolicy())).Program!;
        var policy = new PreparedPolicy(program);
        var manifest = Assert.Single(ManifestReader.Read(new SourceText("m.yaml", workload.ToManifest(0)), program.Vocabulary).Transfers);
        var facts = policy.Facts(manifest, manifest.Datasets[0], manifest.Datasets[0].Fields[0], manifest.Dates.On);
        var empty = policy.TableBytes;
        foreach (var category in program.Vocabulary.Categories.All)
        {
            foreach (var partner in program.Vocabulary.Partners.All)
            {
                foreach (var purpose in program.Vocabulary.Purposes.All)
                {
                    policy.Decide(new FlowKey(category.Id, partner.Id, purpose.Id), facts, [], out _);
                }
            }
        }

        Assert.Equal(
            (275, 200, 50),
            (program.Vocabulary.Categories.All.Length, program.Vocabulary.Partners.All.Length, program.Vocabulary.Purposes.All.Length)
        );
        Assert.InRange(policy.TableBytes, empty + (4 * 250 * 200 * 50), 16 << 20);
    }
}
