using Sluice.Cli.Rendering;
using Sluice.Core.Analysis;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Testing;

/// <summary>Results as text for people: a line for each that passes, what was expected and what was found for each that does not.</summary>
/// <param name="page">Where it goes.</param>
/// <param name="verbose">Whether to say more of those that pass.</param>
internal sealed class TestText(TextPage page, bool verbose)
{
    private const int Indent = 6;

    /// <summary>Writes a report.</summary>
    public void Write(TestReport report)
    {
        foreach (var test in report.Tests)
        {
            Mark(test.Passed ? "ok" : "FAIL", test.Test.Name);
            if (!test.Passed)
            {
                Write(test);
            }
            else if (verbose)
            {
                page.Line($"{Verdicts.NameOf(test.Verdict.Verdict)}{By(test.Reasons)}", Indent, Indent + 2);
            }
        }

        foreach (var invariant in report.Invariants)
        {
            Mark(invariant.Passed ? "ok" : "FAIL", $"invariant {invariant.Invariant.Name}: {Status(invariant.Status)}");
            if (!invariant.Passed)
            {
                Write(invariant);
            }
            else if (verbose)
            {
                page.Line(Reach(invariant), Indent, Indent + 2);
            }
        }
    }

    /// <summary>The last line: how many passed.</summary>
    public static string Summary(IReadOnlyCollection<TestReport> reports)
    {
        var tests = reports.Sum(static r => r.Tests.Length);
        var invariants = reports.Sum(static r => r.Invariants.Length);
        var failed = reports.Sum(static r => r.Failed);
        return $"{VerdictWords.Plural(tests, "test")}, {VerdictWords.Plural(invariants, "invariant")}: {(failed == 0 ? "all passed" : $"{failed} failed")}.";
    }

    /// <summary>Why a test failed, one sentence each.</summary>
    public static IEnumerable<string> Reasons(TestOutcome test)
    {
        foreach (var failed in test.Failed)
        {
            var only = failed.Expected.Only ? "only " : "";
            var by = failed.Expected.Rules.IsEmpty ? "" : $" by {only}{string.Join(", ", failed.Expected.Rules)}";
            yield return $"expected {Verdicts.NameOf(failed.Expected.Verdict)}{by}";
            yield return $"found {Verdicts.NameOf(test.Verdict.Verdict)}{By(test.Reasons)}";
            if (failed.Expected.Verdict == test.Verdict.Verdict && !failed.Missing.IsEmpty)
            {
                yield return "missing: " + string.Join(", ", failed.Missing);
            }

            if (failed.Expected.Verdict == test.Verdict.Verdict && !failed.Surplus.IsEmpty)
            {
                yield return "not expected: " + string.Join(", ", failed.Surplus.Select(NameOf));
            }
        }
    }

    /// <summary>Why a promise failed, one sentence each.</summary>
    public static IEnumerable<string> Reasons(InvariantOutcome invariant)
    {
        if (invariant.CounterExample is not { } found)
        {
            yield return $"not decided: {invariant.Reason}";
            yield break;
        }

        yield return $"the policies permit {found.Flow.Category.Value.Name} to {found.Flow.Recipient.Partner.Name} for {found.Flow.Purpose.Value.Name}"
            + (found.Permitted == Verdict.Restrict ? " for some people" : "");
        if (!found.Facts.IsEmpty)
        {
            yield return "with " + string.Join(", ", found.Facts);
        }
    }

    private void Write(TestOutcome test)
    {
        foreach (var failed in test.Failed)
        {
            Excerpt(failed.Expected.Location);
        }

        page.Lines(Reasons(test), Indent);
        foreach (var rule in test.Reasons.OfType<Rule>())
        {
            var said = rule.Because ?? rule.Title;
            page.Line($"{rule.Name}: {VerdictWords.Place(rule.Location)}{(said is null ? "" : ": " + said)}", Indent + 2, Indent + 4);
        }

        foreach (
            var unknown in test
                .Verdict.Flows.SelectMany(static f => f.Unknown)
                .DistinctBy(static u => u.Fact)
                .Where(_ => test.Verdict.Verdict == Verdict.Undetermined)
        )
        {
            page.Line("not known: " + unknown.Fact, Indent + 2, Indent + 4);
        }

        page.Blank();
    }

    private void Write(InvariantOutcome invariant)
    {
        Excerpt(invariant.Invariant.Location);
        page.Lines(Reasons(invariant), Indent);
        foreach (var rule in invariant.CounterExample?.By ?? [])
        {
            page.Line($"permitted by {rule.Name}: {VerdictWords.Place(rule.Location)}", Indent + 2, Indent + 4);
        }

        if (invariant.CounterExample is { } found)
        {
            page.Line("this manifest shows it:", Indent, Indent);
            foreach (var line in found.Manifest.TrimEnd('\n').Split('\n'))
            {
                page.Verbatim(new string(' ', Indent + 2) + line);
            }
        }

        page.Blank();
    }

    private void Mark(string mark, string name) =>
        page.Line($"{mark, -4}  {name}", 0, Indent, mark, mark == "ok" ? TextPage.Faint : TextPage.Bold);

    private void Excerpt(SourceLocation location)
    {
        page.Line(VerdictWords.Place(location), Indent, Indent);
        foreach (var line in DiagnosticFormatter.Excerpt(location))
        {
            page.Verbatim(new string(' ', Indent) + line);
        }
    }

    private static string Status(InvariantStatus status) =>
        status switch
        {
            InvariantStatus.Proven => "proven",
            InvariantStatus.Broken => "broken",
            _ => "not decided",
        };

    private static string Reach(InvariantOutcome invariant) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{invariant.Flows:#,0} flows, {invariant.Kinds:#,0} kinds to decide, {invariant.Steps:#,0} situations"
        );

    private static string By(IReadOnlyCollection<Rule?> reasons) =>
        reasons.Count == 0 ? "" : " by " + string.Join(", ", reasons.Select(NameOf));

    private static string NameOf(Rule? rule) => rule?.Name ?? $"\"{VerdictWords.Default}\"";
}
