using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>The plan for one column: it has to be permitted for every category, recipient and purpose it has.</summary>
/// <param name="Field">The column.</param>
/// <param name="Condition">For whom it may be written; false where for no person.</param>
/// <param name="Stopped">The flows that are denied or undetermined; where there is one, the column is dropped.</param>
/// <param name="Parts">The rules that say for whom, in the order of the policy.</param>
public sealed record ColumnPlan(
    DataField Field,
    Condition Condition,
    ImmutableArray<FlowVerdict> Stopped,
    ImmutableArray<ResidualPart> Parts
)
{
    /// <summary>Its name.</summary>
    public string Name => Field.Name.Value;

    /// <summary>Whether it is written for any person.</summary>
    public bool IsWritten => Stopped.IsEmpty;

    /// <summary>The rules of each flow that depends on the person: one of its allows has to hold, and all of the others.</summary>
    public ImmutableArray<ImmutableArray<ResidualPart>> Residuals { get; init; } = [];
}
