using Sluice.Core.Manifests;

namespace Sluice.Core.Evaluation.Changes;

/// <summary>The transfer after some edits: its flows in their order, or the only one that counts, and the days it is decided on.</summary>
internal sealed class EditedTransfer(PolicyEngine engine, TransferManifest manifest, DateOnly? asOf, Flow? only)
{
    /// <summary>The days.</summary>
    public IReadOnlyList<DateOnly?> Days { get; } = engine.DaysOf(manifest, asOf);

    /// <summary>Its flows. Only an edit that drops something makes them others, and leaves the rest in their order.</summary>
    public List<FlowContext> Flows { get; } = [.. engine.FlowsOf(manifest).Where(f => only is null || FlowName.Of(f.Flow) == FlowName.Of(only))];
}
