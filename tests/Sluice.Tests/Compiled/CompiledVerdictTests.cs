using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Reference.Generation;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Compiled;

/// <summary>
/// The verdicts of a compiled file are those of the text in every field: grounds, places, near misses, residuals, changes. All outputs are
/// made from them alone.
/// </summary>
public class CompiledVerdictTests
{
    [Trait("Category", "Slow")]
    [Fact]
    public void Generated_policies_decide_the_same()
    {
        var comparer = new GraphComparer();
        var flows = 0;
        for (var seed = 80_000; seed < 80_300; seed++)
        {
            var input = CaseGen.Make(seed);
            flows += Compare(comparer, CompiledSets.Generated(seed), "m.yaml", ManifestPrinter.Yaml(input.Manifest, seed), input.AsOf);
        }

        Assert.True(flows > 600, $"only {flows} flows were compared");
    }

    [Fact]
    public void All_examples_decide_the_same()
    {
        var comparer = new GraphComparer();
        var flows = 0;
        foreach (var example in CompiledSets.Examples.Where(static e => e != "common"))
        {
            var compiled = CompiledSets.Compile(CompiledSets.Example(example));
            foreach (var manifest in Repository.Files($"policies/{example}/transfers"))
            {
                flows += Compare(comparer, compiled, manifest, Repository.Read(manifest), null);
            }
        }

        Assert.True(flows > 50, $"only {flows} flows were compared");
    }

    [Fact]
    public void Warnings_are_shown_with_the_same_lines()
    {
        var warned = 0;
        for (var seed = 80_000; seed < 80_300; seed++)
        {
            var compiled = CompiledSets.Generated(seed);
            var expected = Shown(compiled);

            // A compiled file knows the folder that it was made of.
            Assert.Equal(expected, Shown(CompiledSets.Again(compiled)).Replace("policies/", "", StringComparison.Ordinal));
            warned += expected.Length > 0 ? 1 : 0;
        }

        Assert.True(warned > 20, $"only {warned} sets have warnings");
    }

    private static string Shown(Compilation compiled)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in compiled.Diagnostics)
        {
            text.Append(DiagnosticFormatter.Format(diagnostic, colour: true));
        }

        return text.ToString();
    }

    private static int Compare(GraphComparer comparer, Compilation compiled, string path, string manifest, DateOnly? asOf)
    {
        var again = CompiledSets.Again(compiled);
        var source = new SourceText(path, manifest);
        var expected = Decide(compiled, source, asOf);
        Assert.Empty(comparer.Compare(expected, Decide(again, source, asOf)));
        return expected.Sum(static v => v.Flows.Length);
    }

    private static List<TransferVerdict> Decide(Compilation compiled, SourceText source, DateOnly? asOf)
    {
        var engine = new PolicyEngine(compiled.Program!);
        return
        [
            .. ManifestReader
                .Read(source, compiled.Vocabulary)
                .Transfers.Select(transfer =>
                {
                    var verdict = engine.Decide(transfer, asOf);
                    return ChangeFinder.WithChanges(engine, verdict, asOf);
                }),
        ];
    }
}
