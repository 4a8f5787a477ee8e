using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting.Rules;

/// <summary>A suppression without a reason, or of something that does not exist.</summary>
/// <remarks>
/// <para>
/// A comment that begins with <c>lint:</c> is <c>lint: allow NAME, NAME because REASON</c>. The names are those of lint rules or of the
/// compiler's warnings, with hyphens or underscores, or their identifiers. Without a reason, or with a name that is none, it suppresses
/// nothing: a suppression that cannot be understood later is worse than the finding.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// // lint: allow missing_cite
/// category contact
/// rule stay { deny contact }
/// </code>
/// <code>
/// // lint: allow missing_cite because this rule is a decision of our own
/// category contact
/// rule stay { deny contact }
/// </code>
/// </example>
internal sealed class BrokenSuppressionRule() : LintRule(6024, "broken-suppression", "this comment suppresses nothing: {0}")
{
    internal override bool RunsLast => true;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var suppression in context.Suppressions.All)
        {
            (string? problem, DiagnosticHint? hint) =
                suppression.Problem is { } form ? (form, "write `lint: allow NAME because REASON`")
                : Unknown(suppression) is { } name
                    ? (
                        $"there is no finding `{name}`",
                        DiagnosticHint.DidYouMean(NearestName.Find(name.Replace('_', '-'), Suppressions.Known().Select(static d => d.Slug)))
                    )
                : (null, null);
            if (problem is not null)
            {
                yield return new LintFinding(At(suppression.Comment, problem).WithHint(hint));
            }
        }
    }

    private static string? Unknown(Suppression suppression) =>
        suppression.Names.Cast<string?>().FirstOrDefault(static n => !Suppressions.Known().Any(d => Suppressions.Names(n!, d)));
}
