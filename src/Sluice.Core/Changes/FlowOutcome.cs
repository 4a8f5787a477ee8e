using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>The outcome of a flow after some edits; null where it has not been asked for yet.</summary>
internal sealed class FlowOutcome
{
    private FlowDistance? distance;

    /// <summary>How far it is from being permitted.</summary>
    public FlowDistance? Distance
    {
        get => distance;
        set
        {
            distance = value;
            Passes = value is null ? null : value.Verdict <= Verdict.Restrict;
        }
    }

    /// <summary>What the rules say of it on the first day.</summary>
    public RuleResults? Results { get; set; }

    /// <summary>Whether it is allowed, or restricted to some.</summary>
    public bool? Passes { get; set; }
}
