using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>How far a transfer is from being permitted.</summary>
/// <param name="Verdict">Its verdict: the worst of its flows.</param>
/// <param name="Flows">How far each flow is.</param>
internal sealed record TransferDistance(Verdict Verdict, ImmutableArray<FlowDistance> Flows)
{
    /// <summary>The sum over the flows; 0 when the goal is reached.</summary>
    public int From(Verdict goal)
    {
        var sum = 0;
        foreach (var flow in Flows)
        {
            sum += flow.From(goal);
        }

        return sum;
    }
}
