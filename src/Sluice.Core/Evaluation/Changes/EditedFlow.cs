namespace Sluice.Core.Evaluation.Changes;

/// <summary>A flow of the transfer, with what was found out about it for each choice among the edits that reach it.</summary>
/// <param name="flow">The flow, before the edits.</param>
/// <param name="reaching">The edits that can change what is decided of it.</param>
internal sealed class EditedFlow(Flow flow, EditSet reaching)
{
    private readonly FlowOutcome asItIs = new();
    private Dictionary<EditSet, FlowOutcome>? outcomes;

    /// <summary>The flow, before the edits.</summary>
    public Flow Flow { get; } = flow;

    /// <summary>Whether it is known that it fails after these edits, without looking at those that nobody has looked at before.</summary>
    public bool IsKnownToFail(EditSet chosen)
    {
        if (!chosen.Meets(reaching))
        {
            return asItIs.Passes == false;
        }

        return outcomes is not null && outcomes.TryGetValue(chosen.And(reaching), out var outcome) && outcome.Passes == false;
    }

    /// <summary>What was found out about it after these edits. Most reach few flows.</summary>
    public FlowOutcome After(EditSet chosen)
    {
        if (!chosen.Meets(reaching))
        {
            return asItIs;
        }

        outcomes ??= [];
        var reached = chosen.And(reaching);
        if (!outcomes.TryGetValue(reached, out var outcome))
        {
            outcomes.Add(reached, outcome = new FlowOutcome());
        }

        return outcome;
    }
}
