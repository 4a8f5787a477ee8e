using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>The generated cases reach every kind of condition and every clause in the form that the engine evaluates.</summary>
[Trait("Category", "Slow")]
public class GeneratorCoverageTests
{
    private static readonly int Cases = DrawnCases.Of("what the generated cases reach", 0, 3_000);

    // What the compiler makes of no text that the generator writes, and why.
    private static readonly Dictionary<string, string> NotGenerated = new(StringComparer.Ordinal)
    {
        ["condition Constant"] = "conditions are simplified to it only while they are bound or evaluated",
        ["condition FormMembership"] = "the generator compares forms by signs only; `form in { … }` has no counterpart in the reference",
    };

    [Fact]
    public void Every_kind_of_condition_and_clause_and_every_verdict_occurs()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Cases; seed++)
        {
            var input = CaseGen.Make(seed);
            var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed)));
            Assert.True(compiled.Program is not null, $"seed {seed} does not compile");
            var read = ManifestReader.Read(
                new SourceText("manifest.yaml", ManifestPrinter.Yaml(input.Manifest, seed)),
                compiled.Vocabulary
            );
            var manifest = Assert.Single(read.Transfers);

            found.UnionWith(CompiledParts.Of(compiled.Program!));
            found.UnionWith(CompiledParts.Of(manifest));
            if (seed < 600)
            {
                found.UnionWith(
                    new PolicyEngine(compiled.Program!).Decide(manifest, input.AsOf).Flows.Select(static f => $"verdict {f.Verdict}")
                );
            }
        }

        var missing = CompiledParts.All.Except(found).Order(StringComparer.Ordinal);
        var (wanted, left) = (string.Join(", ", NotGenerated.Keys.Order(StringComparer.Ordinal)), string.Join(", ", missing));
        Assert.True(wanted == left, $"not reached: {left}; known: {wanted}");
    }
}
