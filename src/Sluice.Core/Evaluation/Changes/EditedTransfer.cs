using Sluice.Core.Manifests;

namespace Sluice.Core.Evaluation.Changes;

/// <summary>The transfer after some edits: its flows by name, and the days it is decided on.</summary>
internal sealed class EditedTransfer
{
    private readonly Dictionary<FlowName, FlowContext> flows = [];

    public EditedTransfer(PolicyEngine engine, TransferManifest manifest, DateOnly? asOf)
    {
        Days = engine.DaysOf(manifest, asOf);
        foreach (var flow in engine.FlowsOf(manifest))
        {
            var name = FlowName.Of(flow.Flow);
            flows.TryAdd(name, flow);
            Names.Add(name);
        }
    }

    /// <summary>The days.</summary>
    public IReadOnlyList<DateOnly?> Days { get; }

    /// <summary>The names of its flows, in their order.</summary>
    public List<FlowName> Names { get; } = [];

    /// <summary>The flow with that name.</summary>
    public FlowContext this[FlowName name] => flows[name];
}
