using CsCheck;
using Sluice.Reference;
using Sluice.Reference.Generation;
using Xunit;

namespace Sluice.Tests.Generation;

/// <summary>The run finds a wrong engine and leaves a right one alone.</summary>
public sealed class DifferentialRunTests
{
    [Fact]
    public void A_wrong_engine_is_found_with_a_small_case()
    {
        var report = new DifferentialRun(new Deaf()).Random(0, 100);
        Assert.NotNull(report);
        Assert.Contains("```sluice", report, StringComparison.Ordinal);
        Assert.Contains("## Difference", report, StringComparison.Ordinal);
        Assert.DoesNotContain("rule ", report.Split("```manifest")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_refuses_a_valid_case_is_found() =>
        Assert.Contains("exit code: expected", new DifferentialRun(new Refusing()).Random(0, 1)!, StringComparison.Ordinal);

    [Trait("Category", "Slow")]
    [Fact]
    public void Cases_come_out_of_a_generator_as_well() =>
        CaseGen.CaseWithLayout.Sample(
            sample =>
            {
                var answer = ReferenceEvaluator.Evaluate(sample.Case.Policy, sample.Case.Manifest, sample.Case.AsOf);
                var texts = PolicyPrinter.Print(sample.Case.Policy, sample.Layout);
                return texts.Count > 0
                    && OracleComparison.Compare(
                        answer,
                        sample.Case.Manifest,
                        AnswerWriter.Write(sample.Case.Manifest, answer, sample.Case.AsOf),
                        sample.Case.AsOf
                    )
                        is null;
            },
            iter: 100,
            seed: "0000KOIPe036"
        );

    /// <summary>Answers without listening: no flows, allowed.</summary>
    private sealed class Deaf : IEngineUnderTest
    {
        public EngineAnswer Decide(IReadOnlyDictionary<string, string> policyFiles, string manifestText, DateOnly? asOf) =>
            new(0, """{ "verdicts": [ { "transfer": "t1", "verdict": "allow", "timeline": null, "flows": [] } ] }""");
    }

    private sealed class Refusing : IEngineUnderTest
    {
        public EngineAnswer Decide(IReadOnlyDictionary<string, string> policyFiles, string manifestText, DateOnly? asOf) =>
            new(3, """{ "verdicts": [] }""");
    }
}
