using System.Collections.Immutable;
using Sluice.Core.Analysis;
using Sluice.Core.Model;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.LanguageServer.Features;

/// <summary>Runs tests of a policy set.</summary>
internal static class TestRuns
{
    /// <summary>Runs the tests of a name: one, or all rows of its cases.</summary>
    /// <returns>The result of each, by its full name; null when the policies have errors.</returns>
    public static ImmutableArray<(string Name, bool Passed, string Message)>? Run(PolicySetAnalysis model, string name)
    {
        if (model.Engine is not { } engine)
        {
            return null;
        }

        var wanted = engine.Program.Tests.Where(t => t.Name == name || t.Description == name);
        return [.. wanted.Select(t => TestRunner.Run(engine, t)).Select(static o => (o.Test.Name, o.Passed, Words(o)))];
    }

    /// <summary>Says that there is no test of a name, and which one may be meant.</summary>
    public static string Unknown(PolicySetAnalysis model, string name) =>
        NearestName.Find(
            name,
            model.Engine?.Program.Tests.SelectMany(static t => new[] { t.Name, t.Description }).Distinct(StringComparer.Ordinal) ?? []
        )
            is { } nearest
            ? $"no test is called `{name}`; did you mean `{nearest}`?"
            : $"no test is called `{name}`";

    private static string Words(TestOutcome outcome)
    {
        var verdict = Verdicts.NameOf(outcome.Verdict.Verdict);
        var reasons = outcome.Reasons.Select(static r => r?.Name).OfType<string>().ToList();
        var found = reasons.Count == 0 ? verdict : $"{verdict} by {string.Join(", ", reasons)}";
        return outcome.Passed
            ? $"ok: {outcome.Test.Name}"
            : $"failed: {outcome.Test.Name}: expected {string.Join(" and ", outcome.Failed.Select(static f => Words(f)))}, found {found}";
    }

    private static string Words(FailedExpectation failed)
    {
        var rules = failed.Expected.Rules;
        return Verdicts.NameOf(failed.Expected.Verdict)
            + (rules.IsEmpty ? "" : $" by {(failed.Expected.Only ? "only " : "")}{string.Join(", ", rules)}");
    }
}
