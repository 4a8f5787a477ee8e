using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>What running fact scripts gives.</summary>
/// <param name="Manifest">The transfer with the computed facts; null when a script failed: the transfer is not decided.</param>
/// <param name="Diagnostics">What went wrong.</param>
public sealed record FactScriptResult(TransferManifest? Manifest, ImmutableArray<Diagnostic> Diagnostics);
