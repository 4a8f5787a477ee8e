using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Verifying;

/// <summary>What is to be said of one accepted verdict.</summary>
/// <param name="Kind">That it is missing, differs, is orphaned or in its earlier form.</param>
/// <param name="Message">The same in words.</param>
/// <param name="File">The manifest; of an orphan the accepted verdict.</param>
/// <param name="Snapshot">The accepted verdict, as it is or would be written.</param>
/// <param name="Transfers">The transfers of it that are decided otherwise.</param>
internal sealed record ManifestOutcome(
    DiagnosticDescriptor Kind,
    string Message,
    string File,
    string Snapshot,
    ImmutableArray<TransferDifference> Transfers
)
{
    /// <summary>What was done, where what is decided has been written.</summary>
    public string Done => Kind == CommandDiagnostics.SnapshotOrphaned ? $"removed: {Snapshot}" : $"written: {Snapshot}";

    /// <summary>The places of the transfers in the manifest, by their names.</summary>
    public IReadOnlyDictionary<string, Syntax.Text.SourceLocation> Places { get; init; } =
        new Dictionary<string, Syntax.Text.SourceLocation>();
}
