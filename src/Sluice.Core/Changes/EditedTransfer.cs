using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>The transfer after some edits, and the days it is decided on.</summary>
/// <param name="program">The policy set.</param>
/// <param name="manifest">The transfer after the edits.</param>
/// <param name="days">The days.</param>
/// <param name="budget">What deciding it may take.</param>
internal sealed class EditedTransfer(PolicyProgram program, TransferManifest manifest, ImmutableArray<DateOnly?> days, StepBudget budget)
{
    /// <summary>The transfer after the edits.</summary>
    public TransferManifest Manifest { get; } = manifest;

    /// <summary>The days.</summary>
    public ImmutableArray<DateOnly?> Days { get; } = days;

    /// <summary>Its flows, each anew.</summary>
    public IEnumerable<Flow> Flows => FlowEnumerator.Of(Manifest);

    /// <summary>A flow that is there before and after the edits, as it is after them: its dataset and field may be others.</summary>
    public StatedFlow After(Flow flow)
    {
        foreach (var dataset in Manifest.Datasets)
        {
            if (dataset.Name.Value == flow.Dataset.Name.Value)
            {
                foreach (var field in dataset.Fields)
                {
                    if (field.Name.Value == flow.Field.Name.Value)
                    {
                        return new StatedFlow(program, Manifest, flow with { Dataset = dataset, Field = field }, budget);
                    }
                }
            }
        }

        throw new InvalidOperationException("only a flow that is sent can be looked at");
    }
}
