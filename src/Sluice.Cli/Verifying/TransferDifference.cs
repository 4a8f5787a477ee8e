using System.Collections.Immutable;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Evaluation;

namespace Sluice.Cli.Verifying;

/// <summary>What is said otherwise of a transfer than was accepted.</summary>
/// <param name="Name">The name of the transfer.</param>
/// <param name="VerdictChange">From which verdict to which.</param>
/// <param name="All">All its flows, before and now.</param>
/// <param name="Flows">The flows of which something is said otherwise.</param>
internal sealed record TransferDifference(
    string Name,
    VerdictChange VerdictChange,
    IReadOnlyList<FlowName> All,
    ImmutableArray<FlowDifference> Flows
)
{
    /// <summary>Days with their verdicts that were not accepted, where it is more than the change of the whole.</summary>
    public ImmutableArray<string> DaysCame { get; init; } = [];

    /// <summary>Days with their verdicts that were accepted, likewise.</summary>
    public ImmutableArray<string> DaysWent { get; init; } = [];

    /// <summary>What would change the verdict now.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>Whether nothing is said otherwise.</summary>
    public bool IsNone => VerdictChange.Before == VerdictChange.Now && Flows.IsEmpty && DaysCame.IsEmpty && DaysWent.IsEmpty;
}
