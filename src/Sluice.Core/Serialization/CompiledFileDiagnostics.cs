using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Serialization;

/// <summary>What can be wrong with a compiled policy file.</summary>
public static class CompiledFileDiagnostics
{
    /// <summary>A compiled policy file whose bytes are not what was written.</summary>
    public static readonly DiagnosticDescriptor CompiledDamaged = new(
        "SLU5025",
        "compiled-damaged",
        DiagnosticSeverity.Error,
        "`{0}` is no whole compiled policy file: {1}",
        "A compiled policy file carries a checksum over all of it. One that is cut off, changed or something else is not used, not even in part. Compile the policies again.",
        "sluice check transfers --policies half.slc",
        "sluice compile policies -o policies/policies.slc",
        DiagnosticSubject.Command
    );

    /// <summary>A compiled policy file of another version.</summary>
    public static readonly DiagnosticDescriptor CompiledVersion = new(
        "SLU5026",
        "compiled-version",
        DiagnosticSeverity.Error,
        "`{0}` was compiled by another version of sluice: it has format {1}, and this program reads format {2}",
        "What is compiled belongs to the version that compiled it, so that no meaning is lost between the two. Compile the policies again with this one.",
        "sluice check transfers --policies old.slc",
        "sluice compile policies -o policies/policies.slc",
        DiagnosticSubject.Command
    );

    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => [CompiledDamaged, CompiledVersion];
}
