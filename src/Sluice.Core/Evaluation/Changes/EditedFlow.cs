namespace Sluice.Core.Evaluation.Changes;

/// <summary>A flow of the transfer, with what was found out about it for each choice among the edits that reach it.</summary>
/// <param name="reaching">The edits that can change what is decided of it.</param>
internal sealed class EditedFlow(EditSet reaching)
{
    private readonly FlowOutcome asItIs = new();
    private readonly Dictionary<EditSet, FlowOutcome> outcomes = [];

    /// <summary>What was found out about it after these edits. Most reach few flows.</summary>
    public FlowOutcome After(EditSet chosen)
    {
        if (!chosen.Meets(reaching))
        {
            return asItIs;
        }

        var reached = chosen.And(reaching);
        if (!outcomes.TryGetValue(reached, out var outcome))
        {
            outcomes.Add(reached, outcome = new FlowOutcome());
        }

        return outcome;
    }
}
