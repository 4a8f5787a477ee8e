using Sluice.Reference.Generation;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>The engine against the plain reference evaluator. A counterexample is shrunk and printed as a case.</summary>
[Trait("Category", "Slow")]
public class DifferentialTests
{
    [Fact]
    public void Agrees_with_the_reference_on_generated_pairs()
    {
        var count = DrawnCases.Of("engine against reference", 1, 6_000);
        var run = new DifferentialRun(new CoreEngineUnderTest());
        var counterexample = run.Random(firstSeed: 1, count);
        Assert.True(counterexample is null, counterexample);
        Assert.True(run.Compared >= count * 99 / 100, $"{run.Skipped} of {count} were too large to compare");
    }

    [Fact]
    public void Agrees_with_the_reference_on_all_flows_of_small_vocabularies()
    {
        var run = new DifferentialRun(new CoreEngineUnderTest());
        var counterexample = run.Exhaustive(1, 60);
        Assert.True(counterexample is null, counterexample);
        Assert.True(run.Compared > 1000, $"only {run.Compared} flows were compared");
    }
}
