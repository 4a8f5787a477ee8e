using Sluice.Reference;
using Sluice.Reference.Generation;
using Sluice.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Sluice.Tests.Generation;

/// <summary>The generator reaches the whole language, and all verdicts often.</summary>
[Trait("Category", "Slow")]
public sealed class GeneratorTests(ITestOutputHelper output)
{
    private static readonly int Cases = DrawnCases.Of("what the generator makes", 0, 1_500);

    [Fact]
    public void Every_verdict_is_frequent_and_hardly_a_case_is_too_large()
    {
        var flows = new Dictionary<PlainVerdict, int>();
        var manifests = new Dictionary<PlainVerdict, int>();
        var tooLarge = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            try
            {
                var input = CaseGen.Make(seed);
                var answer = ReferenceEvaluator.Evaluate(input.Policy, input.Manifest, input.AsOf);
                Count(manifests, answer.Verdict);
                foreach (var flow in answer.Flows)
                {
                    Count(flows, flow.Verdict);
                }
            }
            catch (TooLargeException)
            {
                tooLarge++;
            }
        }

        var total = flows.Values.Sum();
        output.WriteLine($"flows: {Show(flows)}; manifests: {Show(manifests)}; too large: {tooLarge}");
        Assert.All(Enum.GetValues<PlainVerdict>(), verdict =>
            Assert.True(flows.GetValueOrDefault(verdict) * 10 >= total, $"{verdict}: {Show(flows)}")
        );
        Assert.True(tooLarge * 100 < Cases, $"{tooLarge} of {Cases} are too large");
    }

    [Fact]
    public void Every_construct_of_the_language_occurs()
    {
        var found = new Dictionary<string, int>();
        for (var seed = 0; seed < Cases; seed++)
        {
            foreach (var construct in Constructs.In(CaseGen.Make(seed)))
            {
                Count(found, construct);
            }
        }

        output.WriteLine(Show(found));
        Assert.Equal("", string.Join(", ", ExpectedConstructs.All.Where(construct => found.GetValueOrDefault(construct) < 5)));
    }

    private static void Count<T>(Dictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Show<T>(Dictionary<T, int> counts)
        where T : notnull =>
        string.Join(", ", counts.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
}
