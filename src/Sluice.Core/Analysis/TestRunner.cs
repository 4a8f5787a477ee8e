using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>Runs <c>test</c> blocks: decides the transfer each describes and compares the verdict with what it expects.</summary>
public static class TestRunner
{
    /// <summary>Runs one test.</summary>
    public static TestOutcome Run(PolicyEngine engine, PolicyTest test)
    {
        var verdict = engine.Decide(TestTransfer.Of(test));
        var found = Reasons(engine.Program, verdict);
        return new TestOutcome(test, verdict, [.. test.Expectations.Select(e => Check(e, verdict, found)).OfType<FailedExpectation>()])
        {
            Reasons = found,
        };
    }

    /// <summary>
    /// The rules that brought the verdict: its grounds; of a permission what permits and what limits it; of what is not decided those to
    /// which something unknown matters. Null for "nothing permits it".
    /// </summary>
    private static ImmutableArray<Rule?> Reasons(PolicyProgram program, TransferVerdict verdict)
    {
        var rules = verdict.Verdict switch
        {
            Verdict.Allow or Verdict.Restrict => verdict.Flows.SelectMany(static f =>
                f.PermittedBy.Concat(f.Residual?.Parts.Select(static p => p.Rule) ?? [])
            ),
            Verdict.Undetermined => Open(program, verdict),
            _ => verdict.Flows.SelectMany(static f => f.Grounds).Select(static g => g.Rule),
        };
        return [.. rules.Distinct().OrderBy(static r => r?.Id ?? int.MaxValue)];
    }

    private static IEnumerable<Rule?> Open(PolicyProgram program, TransferVerdict verdict)
    {
        var names = verdict
            .Flows.Where(static f => f.Verdict == Verdict.Undetermined)
            .SelectMany(static f => f.Unknown)
            .SelectMany(static u => u.Rules)
            .ToHashSet(StringComparer.Ordinal);
        return program.Rules.Where(r => r.Effect is RuleEffect.Allow or RuleEffect.Deny or RuleEffect.Require && names.Contains(r.Name));
    }

    private static FailedExpectation? Check(TestExpectation expected, TransferVerdict verdict, ImmutableArray<Rule?> found)
    {
        var names = found.Select(static r => r?.Name).ToHashSet();
        ImmutableArray<string> missing = [.. expected.Rules.Where(r => !names.Contains(r)).Distinct(StringComparer.Ordinal)];
        ImmutableArray<Rule?> surplus = expected.Only ? [.. found.Where(r => r is null || !expected.Rules.Contains(r.Name))] : [];
        return verdict.Verdict == expected.Verdict && missing.IsEmpty && surplus.IsEmpty
            ? null
            : new FailedExpectation(expected, missing, surplus);
    }
}
