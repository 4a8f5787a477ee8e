using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting.Rules;

/// <summary>A suppression that suppresses nothing.</summary>
/// <remarks>
/// <para>A comment allows a finding that is not there, or not any more: the next one who reads it believes in a problem that has gone. Only
/// names of rules that were
/// run are looked at, so <c>--only</c> and rules that are off make no suppression unused. A comment that suppresses nothing at all can be
/// taken away safely.</para>
/// </remarks>
/// <example>
/// <code>
/// // lint: allow unused_category because the next release needs it
/// category contact
/// rule stay { deny contact }
/// </code>
/// <code>
/// category contact
/// rule stay { deny contact }
/// </code>
/// </example>
internal sealed class UnusedSuppressionRule() : LintRule(6023, "unused-suppression", "nothing here has to be suppressed: no finding `{0}`")
{
    internal override bool RunsLast => true;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var warnings = BindingDiagnostics.All.Where(static d => d.Severity == DiagnosticSeverity.Warning).ToList();
        foreach (var suppression in context.Suppressions.All.Where(static s => s.Problem is null))
        {
            foreach (var name in suppression.Names.Where(n => !suppression.Used.Contains(n)))
            {
                if (
                    warnings.Exists(w => Suppressions.Names(name, w))
                    || LintRules.All.FirstOrDefault(r => r.IsCalled(name)) is { RunsLast: false } rule && context.Options.Runs(rule)
                )
                {
                    var fix =
                        suppression.Used.Count == 0 && suppression.Names.Length == 1
                            ? new LintFix("Remove the comment", [Edits.RemoveLines(suppression.Comment)], IsSafe: true)
                            : null;
                    yield return new LintFinding(At(suppression.Comment, name), fix);
                }
            }
        }
    }
}
