using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting;

/// <summary>The warnings the compiler has given already, as findings.</summary>
internal static class CompilerWarnings
{
    public static IEnumerable<LintFinding> Of(LintContext context)
    {
        foreach (var warning in context.Compiled.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Warning))
        {
            yield return new LintFinding(warning, FixOf(context, warning));
        }
    }

    private static LintFix? FixOf(LintContext context, Diagnostic warning) =>
        // A block that no flow can meet never has an effect, whatever is or is not known.
        warning.Id == BindingDiagnostics.ExceptionOutsideScope.Id
            ? new LintFix("Remove the `but not`", [Edits.RemoveLines(warning.Location!)], IsSafe: true)
            : null;
}
