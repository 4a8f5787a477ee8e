namespace Sluice.Syntax.Diagnostics;

/// <content>Diagnostics of <c>sluice fmt</c>.</content>
public static partial class CommandDiagnostics
{
    /// <summary>A file whose words or comments formatting would have changed.</summary>
    public static readonly DiagnosticDescriptor FormatLost = new(
        "SLU5060",
        "format-lost",
        DiagnosticSeverity.Error,
        "the file is left as it is, for formatting would have changed more than its layout: {0}",
        "After a file is laid out it is read again, and every word and comment is compared with what there was. If anything differs, nothing is written. This is a mistake of the program, not of your file; please report it with the file.",
        "sluice fmt policies",
        "sluice fmt policies",
        DiagnosticSubject.Command);

    /// <summary>A file that is not in its one form.</summary>
    public static readonly DiagnosticDescriptor NotFormatted = new(
        "SLU5061",
        "not-formatted",
        DiagnosticSeverity.Error,
        "`{0}` is not formatted",
        "Policies have one form, so that a review shows what was changed and not how it was typed. `sluice fmt` writes it; `sluice fmt --diff` shows what it would change.",
        "sluice fmt policies --check",
        "sluice fmt policies",
        DiagnosticSubject.Command);
}
