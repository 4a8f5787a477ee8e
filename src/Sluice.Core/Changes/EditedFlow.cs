using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>A flow of the transfer, with its outcome for each choice among the edits that reach it.</summary>
/// <param name="flow">The flow, before the edits.</param>
/// <param name="reaching">The edits that can change what is decided of it.</param>
/// <param name="reachingRules">For each rule that applies to it the edits that can change what that rule says.</param>
internal sealed class EditedFlow(Flow flow, EditSet reaching, ImmutableArray<EditSet> reachingRules)
{
    private readonly FlowOutcome asItIs = new();
    private Dictionary<EditSet, FlowOutcome>? outcomes;
    private List<EditSet>? blocks;

    /// <summary>The flow, before the edits.</summary>
    public Flow Flow { get; } = flow;

    /// <summary>
    /// Whether a rule that refuses the unedited flow still does after these edits, which keep the flow among what is sent.
    /// </summary>
    public bool IsBlocked(EditSet chosen)
    {
        foreach (var block in blocks ?? [])
        {
            if (!chosen.Meets(block))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of these edits can change what is decided of it.</summary>
    public bool IsReached(EditSet chosen) => chosen.Meets(reaching);

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

    /// <summary>
    /// Whether it cannot come to a verdict, or a better one, after some edits and any of those that are left: a rule refuses it, and none
    /// of these edits changes that rule's result.
    /// </summary>
    /// <param name="applicable">The rules that apply to it.</param>
    /// <param name="goal">The verdict: allow or restrict.</param>
    /// <param name="chosen">The edits, after which it was measured.</param>
    /// <param name="left">Those that may follow.</param>
    public bool IsHopeless(ImmutableArray<Rule> applicable, Verdict goal, EditSet chosen, EditSet left) =>
        After(chosen).Results?.StaysForbidden(applicable, certainly: goal != Verdict.Allow, i => left.Meets(reachingRules[i])) == true;

    /// <summary>Measures it after some edits. What rules said before that the edits since do not reach, they go on to say.</summary>
    /// <param name="measure">Measures flows.</param>
    /// <param name="edited">The flow after the edits.</param>
    /// <param name="days">The days it is decided on after them.</param>
    /// <param name="outcome">Where to keep what is found.</param>
    /// <param name="chosen">The edits.</param>
    /// <param name="earlier">The edits without the last.</param>
    /// <param name="last">The last alone.</param>
    public FlowDistance Measure(
        FlowMeasure measure,
        StatedFlow edited,
        ImmutableArray<DateOnly?> days,
        FlowOutcome outcome,
        EditSet chosen,
        EditSet earlier,
        EditSet last
    )
    {
        var known = !earlier.Meets(reaching) ? asItIs : outcomes?.GetValueOrDefault(earlier.And(reaching));
        var (before, since) = known?.Results is { } results ? (results, last) : (asItIs.Results, chosen);
        var distance = measure.Of(edited, days, before, i => !since.Meets(reachingRules[i]), out var first);
        (outcome.Distance, outcome.Results) = (distance, first);
        return distance;
    }

    /// <summary>Evaluates the unedited flow, once.</summary>
    /// <param name="engine">The decider.</param>
    /// <param name="asItIsNow">The flow with what is stated of it before the edits.</param>
    /// <param name="days">The days it is decided on before the edits.</param>
    public void FindBlocks(PolicyEngine engine, StatedFlow asItIsNow, ImmutableArray<DateOnly?> days)
    {
        blocks = [];
        var applicable = engine.RulesAbout(Flow);
        RuleResults? first = null;
        foreach (var day in days)
        {
            // With fewer blocks fewer choices are rejected early, and never a wrong one.
            if (asItIsNow.Budget.IsSpent && first is not null)
            {
                break;
            }

            var results = FlowDecider.EvaluateRules(asItIsNow, day, applicable, first, stays: null, keeps: true);
            first ??= results;
            for (var i = 0; i < applicable.Length; i++)
            {
                if (results.Against.Contains(applicable[i]))
                {
                    Add(blocks, reachingRules[i]);
                }
            }

            if (!FlowDecider.SomebodyAllowed(asItIsNow, day, applicable, results))
            {
                Add(blocks, ReachingAllows(applicable));
            }
        }

        asItIs.Results = first;
    }

    private EditSet ReachingAllows(ImmutableArray<Rule> applicable)
    {
        var reach = reaching.None;
        for (var i = 0; i < applicable.Length; i++)
        {
            reach = applicable[i].Effect == RuleEffect.Allow ? reach.Or(reachingRules[i]) : reach;
        }

        return reach;
    }

    private static void Add(List<EditSet> blocks, EditSet block)
    {
        if (!blocks.Contains(block))
        {
            blocks.Add(block);
        }
    }
}
