using Sluice.Reference;
using Sluice.Reference.Generation;
using Xunit;

namespace Sluice.Tests.Generation;

/// <summary>The comparison sees differences, and only differences.</summary>
public sealed class CounterExampleTests
{
    [Trait("Category", "Slow")]
    [Fact]
    public void The_reference_agrees_with_itself()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var input = CaseGen.Make(seed);
            var answer = ReferenceEvaluator.Evaluate(input.Policy, input.Manifest, input.AsOf);
            Assert.Null(
                OracleComparison.Compare(answer, input.Manifest, AnswerWriter.Write(input.Manifest, answer, input.AsOf), input.AsOf)
            );
        }
    }

    [Fact]
    public void Every_part_of_an_answer_is_compared()
    {
        var expected = ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, ExamplePolicy.Manifest);
        PlainAnswer[] wrong =
        [
            expected with
            {
                Verdict = PlainVerdict.Undetermined,
            },
            expected with
            {
                Timeline = expected.Timeline!.Take(1).ToList(),
            },
            expected with
            {
                Flows = expected.Flows.Skip(1).ToList(),
            },
            First(f => f with { Verdict = PlainVerdict.Allow }),
            First(f => f with { Form = "anonymised" }),
            First(f => f with { Role = "processor" }),
            First(f => f with { Grounds = f.Grounds.Skip(1).ToList() }),
            First(f => f with { Duties = ["delete"] }),
            First(f => f with { ClaimRefuted = false }),
        ];
        Assert.All(wrong, answer => Assert.NotNull(Compare(AnswerWriter.Write(ExamplePolicy.Manifest, answer))));
        var right = AnswerWriter.Write(ExamplePolicy.Manifest, expected);
        Assert.Null(Compare(right));
        Assert.NotNull(Compare(right with { ExitCode = 4 }));
        Assert.NotNull(Compare(right with { Json = "{}" }));
        Assert.NotNull(Compare(right with { Json = "no" }));

        string? Compare(EngineAnswer answer) => OracleComparison.Compare(ExamplePolicy.Policy, ExamplePolicy.Manifest, answer);
        PlainAnswer First(Func<PlainFlowAnswer, PlainFlowAnswer> change) =>
            expected with
            {
                Flows = [change(expected.Flows[0]), .. expected.Flows.Skip(1)],
            };
    }

    [Fact]
    public void A_failing_case_becomes_small()
    {
        // As if an engine went wrong whenever a rule about claims meets a field with a claim.
        static bool Fails(PlainCase input) =>
            input.Policy.Rules.Any(r =>
                ReferenceConditions.Conditions(r.Scope).SelectMany(ReferenceConditions.Atoms).Any(a => a is PlainClaimRefuted)
            ) && input.Manifest.Datasets.Any(d => d.Fields.Any(f => f.Claims is not null));
        var large = Enumerable.Range(0, 1000).Select(CaseGen.Make).First(c => Fails(c) && c.Policy.Rules.Count > 4);
        var small = CaseShrinker.Shrink(large, Fails);
        Assert.Single(small.Policy.Rules);
        Assert.Single(small.Manifest.Datasets);
        Assert.Empty(small.Policy.Consents);
        Assert.Empty(small.Manifest.Consents);
    }

    [Fact]
    public void All_flows_of_a_small_policy()
    {
        var manifests = AllFlows.Of(Small.Policy, Small.Manifest).ToList();
        Assert.Equal(8 * 6 * 5, manifests.Count);
        Assert.All(manifests, manifest => Assert.Single(ReferenceFlows.Of(manifest)));
    }
}
