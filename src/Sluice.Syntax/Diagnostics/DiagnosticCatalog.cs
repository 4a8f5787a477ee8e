using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>Every diagnostic there is.</summary>
public static class DiagnosticCatalog
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. SyntaxDiagnostics.All, .. BindingDiagnostics.All, .. ManifestDiagnostics.All, .. ScriptDiagnostics.All, .. CommandDiagnostics.All, .. RecordsDiagnostics.All];

    /// <summary>The one with this identifier, else null.</summary>
    public static DiagnosticDescriptor? TryFind(string id) =>
        All.FirstOrDefault(descriptor => string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
