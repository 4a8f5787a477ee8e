using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Serialization;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Rendering;

/// <summary>Every diagnostic there is, gathered from the layers that report them; the findings of lint rules are apart.</summary>
internal static class DiagnosticCatalog
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. SyntaxDiagnostics
            .All.Concat(BindingDiagnostics.All)
            .Concat(ManifestDiagnostics.All)
            .Concat(ScriptDiagnostics.All)
            .Concat(CompiledFileDiagnostics.All)
            .Concat(CommandDiagnostics.All)
            .Concat(RecordsDiagnostics.All)
            .OrderBy(static d => d.Id, StringComparer.Ordinal),
    ];

    /// <summary>The one with this identifier, else null.</summary>
    public static DiagnosticDescriptor? TryFind(string id) =>
        All.FirstOrDefault(descriptor => string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
