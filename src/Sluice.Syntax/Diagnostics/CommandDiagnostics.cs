using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>The diagnostics of the command line: SLU5001 …</summary>
public static class CommandDiagnostics
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
