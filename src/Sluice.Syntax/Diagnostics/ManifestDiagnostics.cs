using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>The diagnostics of transfer manifests: SLU3001 …</summary>
public static class ManifestDiagnostics
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
