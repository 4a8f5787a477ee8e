using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>The diagnostics of reading policy files.</summary>
public static partial class SyntaxDiagnostics
{
    /// <summary>The bytes are not UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = new("SLU1001", "not-utf-8", DiagnosticSeverity.Error, "this file is not valid UTF-8", "", "", "");

    /// <summary>The file contains a NUL byte.</summary>
    public static readonly DiagnosticDescriptor NulByte = new("SLU1002", "nul-byte", DiagnosticSeverity.Error, "this file contains a NUL byte", "", "", "");

    /// <summary>The file is too large.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new("SLU1003", "too-large", DiagnosticSeverity.Error, "this file is larger than {0} MB", "", "", "");

    /// <summary>There are more errors than are reported.</summary>
    public static readonly DiagnosticDescriptor TooManyErrors = new("SLU1099", "too-many-errors", DiagnosticSeverity.Error, "too many errors: {0} more are not shown", "", "", "");

    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotUtf8, NulByte, TooLarge, TooManyErrors];
}
