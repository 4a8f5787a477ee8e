using System.Collections.Immutable;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>What can be done about a diagnostic with one click.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Edits">How.</param>
/// <param name="IsPreferred">Whether it is what one nearly always wants.</param>
internal sealed record DiagnosticFix(string Title, ImmutableArray<TextEdit> Edits, bool IsPreferred)
{
    /// <summary>The fix of a lint rule; one that could change a verdict is offered, but never first.</summary>
    public static DiagnosticFix? Of(LintFinding finding) =>
        finding.Fix is { } fix ? new DiagnosticFix(fix.Title, fix.Edits, fix.IsSafe) : Of(finding.Diagnostic);

    /// <summary>What the hint of a diagnostic proposes: the nearest name in place of the one that is not known.</summary>
    public static DiagnosticFix? Of(Diagnostic diagnostic)
    {
        if (diagnostic is not { Replacement: { } name, Location: { } location })
        {
            return null;
        }

        var written = location.Source.Content.AsSpan(location.Span.Start, location.Span.Length);
        var quoted =
            written.Length > 1 && written[0] is '"' or '\'' && written[^1] == written[0] ? $"{written[0]}{name}{written[0]}" : name;
        return new DiagnosticFix($"Write `{name}`", [new TextEdit(location, quoted)], IsPreferred: true);
    }
}
