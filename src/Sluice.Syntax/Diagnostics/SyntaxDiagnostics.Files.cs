namespace Sluice.Syntax.Diagnostics;

/// <content>Diagnostics of reading the file itself.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>Not utf 8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = new(
        "SLU1001",
        "not-utf-8",
        DiagnosticSeverity.Error,
        "this file is not valid UTF-8",
        "Policies are read as UTF-8 and nothing else, so that the same bytes mean the same on every machine. Save the file as UTF-8.",
        "�",
        "category account"
    );

    /// <summary>Nul byte.</summary>
    public static readonly DiagnosticDescriptor NulByte = new(
        "SLU1002",
        "nul-byte",
        DiagnosticSeverity.Error,
        "this file contains a NUL character",
        "A NUL character is a sign that this is not a text, or that it was saved in another encoding. Save the file as UTF-8.",
        "category a\0b",
        "category ab"
    );

    /// <summary>Too large.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        "SLU1003",
        "too-large",
        DiagnosticSeverity.Error,
        "this file is larger than {0} MB",
        "A policy is written and read by people. A file of this size was made by a program or is not a policy at all; split it into several files.",
        "",
        "category account"
    );

    /// <summary>Too deep.</summary>
    public static readonly DiagnosticDescriptor TooDeep = new(
        "SLU1004",
        "too-deep",
        DiagnosticSeverity.Error,
        "blocks or parentheses stand more than {0} deep in each other",
        "Blocks, parentheses and `not` may stand in each other, but not without end. No policy that people can read comes near the limit.",
        $"rule r {{ deny any when {string.Concat(Enumerable.Repeat("not ", 201))}x }}",
        "rule r { deny any when not x }"
    );

    /// <summary>Too many errors.</summary>
    public static readonly DiagnosticDescriptor TooManyErrors = new(
        "SLU1099",
        "too-many-errors",
        DiagnosticSeverity.Error,
        "too many errors: {0} more are not shown",
        "After a hundred errors the rest is only counted. Often one early mistake is behind many of them: put the first ones right and try again.",
        string.Concat(Enumerable.Repeat("category Account ", 101)),
        "category account"
    );

    /// <summary>A file whose words or comments formatting would have changed.</summary>
    public static readonly DiagnosticDescriptor FormatLost = new(
        "SLU5060",
        "format-lost",
        DiagnosticSeverity.Error,
        "the file is left as it is, for formatting would have changed more than its layout: {0}",
        "After a file is laid out it is read again, and every word and comment is compared with what there was. If anything differs, nothing is written. This is a mistake of the program, not of your file; please report it with the file.",
        "sluice fmt policies",
        "sluice fmt policies",
        DiagnosticSubject.Command
    );
}
