using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>Every diagnostic there is.</summary>
public static class DiagnosticCatalog
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. SyntaxDiagnostics.All.Concat(BindingDiagnostics.All).Concat(ManifestDiagnostics.All).Concat(ScriptDiagnostics.All).Concat(CommandDiagnostics.All)
            .Concat(RecordsDiagnostics.All).OrderBy(static d => d.Id, StringComparer.Ordinal),
    ];

    /// <summary>The one with this identifier, else null.</summary>
    public static DiagnosticDescriptor? TryFind(string id) =>
        All.FirstOrDefault(descriptor => string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
