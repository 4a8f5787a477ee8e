using System.Collections.Immutable;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;

namespace Sluice.Cli.Verifying;

/// <summary>What is said otherwise of a flow than was accepted.</summary>
/// <param name="Name">The flow.</param>
/// <param name="VerdictChange">From which verdict to which.</param>
/// <param name="Came">Facts that were not accepted.</param>
/// <param name="Went">Facts that were accepted and are so no longer.</param>
internal sealed record FlowDifference(
    FlowName Name,
    VerdictChange VerdictChange,
    ImmutableArray<AcceptedFact> Came,
    ImmutableArray<AcceptedFact> Went
)
{
    /// <summary>What permits the flow now and did not before, by name.</summary>
    public ImmutableArray<string> PermittedBy { get; init; } = [];
}
