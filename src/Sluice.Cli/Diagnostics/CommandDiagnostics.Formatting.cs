using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <content>Diagnostics of <c>sluice fmt</c>.</content>
public static partial class CommandDiagnostics
{
    /// <summary>A file that is not in its one form.</summary>
    public static readonly DiagnosticDescriptor NotFormatted = new(
        "SLU5061",
        "not-formatted",
        DiagnosticSeverity.Error,
        "`{0}` is not formatted",
        "Policies have one form, so that a review shows what was changed and not how it was typed. `sluice fmt` writes it; `sluice fmt --diff` shows what it would change.",
        "sluice fmt policies --check",
        "sluice fmt policies",
        DiagnosticSubject.Command
    );
}
