using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Decides transfers against a policy set. Safe to use from several threads; the same input always gives the same verdict.
/// </summary>
public sealed class PolicyEngine
{
    private readonly FlowDecider decider;
    private readonly DecisionDays decisionDays;

    /// <summary>Prepares a policy set for deciding.</summary>
    public PolicyEngine(PolicyProgram program)
    {
        Program = program;
        Rules = new ApplicableRules(program);
        NearMisses = new NearMissFinder(program);
        decider = new FlowDecider(Rules, NearMisses);
        decisionDays = new DecisionDays(program);
    }

    /// <summary>The policy set.</summary>
    public PolicyProgram Program { get; }

    /// <summary>Finds the rules that apply to a flow.</summary>
    internal ApplicableRules Rules { get; }

    /// <summary>Finds the allows that come near a flow.</summary>
    internal NearMissFinder NearMisses { get; }

    /// <summary>Decides a transfer: every flow, and a standing transfer on its first day and on every day something changes.</summary>
    /// <param name="manifest">The transfer, bound to this policy set's vocabulary.</param>
    /// <param name="asOf">The day a manifest without a date is decided for; null leaves its date unknown. Never today's by itself.</param>
    public TransferVerdict Decide(TransferManifest manifest, DateOnly? asOf = null)
    {
        var flows = FlowsOf(manifest);
        return manifest.Dates.Standing is { } standing
            ? DecideStanding(manifest, flows, standing)
            : DecideOnce(manifest, flows, manifest.Dates.On ?? asOf);
    }

    /// <summary>
    /// What the columns of a dataset have to say of everyone who can be in a transfer about a population: false for no such person. It
    /// follows from what the policy set says of the population and of those above it, as far as that is made of attributes of people.
    /// </summary>
    public ImmutableArray<Condition> AskedOfRows(TransferManifest manifest, Dataset dataset, PopulationSymbol about) =>
        FlowsOf(manifest).FirstOrDefault(f => ReferenceEquals(f.Flow.Dataset, dataset)) is { } flow
        && AssumedPeople.Of(flow, about) is { } people
            ? people.OfRows()
            : [];

    /// <summary>The flows of a transfer.</summary>
    internal ImmutableArray<StatedFlow> FlowsOf(TransferManifest manifest)
    {
        var flows = FlowEnumerator.Of(manifest);
        var contexts = new StatedFlow[flows.Length];
        var budget = new StepBudget();
        for (var i = 0; i < contexts.Length; i++)
        {
            contexts[i] = new StatedFlow(Program, manifest, flows[i], budget);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(contexts);
    }

    /// <summary>The rules that apply to a flow.</summary>
    internal ImmutableArray<Rule> RulesAbout(Flow flow) => Rules.Of(flow.Names);

    /// <summary>The days a transfer is decided on; null is a day that is not known.</summary>
    internal ImmutableArray<DateOnly?> DaysOf(TransferManifest manifest, DateOnly? asOf) =>
        manifest.Dates.Standing is { } standing
            ? [.. decisionDays.Of(manifest, standing).Select(static d => (DateOnly?)d)]
            : [manifest.Dates.On ?? asOf];

    /// <summary>Whether a flow would be allowed or restricted on each of some days; stops at the first that speaks against it.</summary>
    internal bool Passes(StatedFlow flow, ImmutableArray<DateOnly?> on)
    {
        foreach (var day in on)
        {
            if (!decider.Passes(flow, day))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The verdict of a flow on a day, without its reasons.</summary>
    internal Verdict VerdictOf(StatedFlow flow, DateOnly? day)
    {
        var applicable = RulesAbout(flow.Flow);
        return FlowDecider.VerdictOf(flow, day, applicable, FlowDecider.EvaluateRules(flow, day, applicable), out _);
    }

    private TransferVerdict DecideOnce(TransferManifest manifest, ImmutableArray<StatedFlow> flows, DateOnly? day)
    {
        var verdicts = DecideOn(flows, day);
        return new TransferVerdict
        {
            Manifest = manifest,
            Program = Program,
            Verdict = TransferVerdict.Worst(verdicts.AsSpan()),
            Date = day,
            Flows = verdicts,
        };
    }

    private TransferVerdict DecideStanding(TransferManifest manifest, ImmutableArray<StatedFlow> flows, Period standing)
    {
        var decided = decisionDays.Of(manifest, standing);
        var inForce = new RulesInForce(decided);
        var perFlow = new FlowVerdict[flows.Length][];
        for (var i = 0; i < perFlow.Length; i++)
        {
            perFlow[i] = decider.DecideEach(flows[i], inForce);
        }

        var days = new StandingVerdicts(decided, standing.Until);
        var verdicts = ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(perFlow, days.Join));
        return new TransferVerdict
        {
            Manifest = manifest,
            Program = Program,
            Verdict = TransferVerdict.Worst(verdicts.AsSpan()),
            Timeline = days.Timeline(perFlow),
            Flows = verdicts,
        };
    }

    private ImmutableArray<FlowVerdict> DecideOn(ImmutableArray<StatedFlow> flows, DateOnly? day)
    {
        var verdicts = new FlowVerdict[flows.Length];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = decider.Decide(flows[i], day, explain: true);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(verdicts);
    }
}
