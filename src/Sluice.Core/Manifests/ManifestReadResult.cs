using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>What reading a manifest text gives.</summary>
/// <param name="Transfers">The transfers without an error, in the order of the text; one with an error is not among them.</param>
/// <param name="Diagnostics">All errors and warnings, sorted.</param>
public sealed record ManifestReadResult(ImmutableArray<TransferManifest> Transfers, ImmutableArray<Diagnostic> Diagnostics);
