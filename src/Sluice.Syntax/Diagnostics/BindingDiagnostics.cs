using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>The diagnostics of policies that parse but mean nothing: SLU2001 …, warnings SLU2501 …</summary>
public static class BindingDiagnostics
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
