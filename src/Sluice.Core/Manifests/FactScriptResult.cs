using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>What running the fact scripts of a policy set gives.</summary>
/// <param name="Manifest">The manifest with the computed facts stated; null when a script failed: the transfer is then not decided.</param>
/// <param name="Diagnostics">All errors, sorted.</param>
public sealed record FactScriptResult(TransferManifest? Manifest, ImmutableArray<Diagnostic> Diagnostics);
