using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Manifests;

namespace Sluice.Core.Evaluation;

/// <summary>Decides transfers against a policy set. Safe to use from several threads; the same input always gives the same verdict.</summary>
public sealed class PolicyEngine
{
    private readonly FlowDecider decider;
    private readonly DecisionDays days;

    /// <summary>Prepares a policy set for deciding.</summary>
    public PolicyEngine(PolicyProgram program)
    {
        Program = program;
        decider = new FlowDecider(program, new RuleIndex(program));
        days = new DecisionDays(program);
    }

    /// <summary>The policy set.</summary>
    public PolicyProgram Program { get; }

    /// <summary>Decides a transfer: every flow, and a standing transfer on its first day and on every day something changes.</summary>
    /// <param name="manifest">The transfer, bound to this policy set's vocabulary.</param>
    /// <param name="asOf">The day a manifest without a date is decided for; null leaves its date unknown. Never today's by itself.</param>
    public TransferVerdict Decide(TransferManifest manifest, DateOnly? asOf = null) => Decide(manifest, asOf, explain: true);

    /// <summary>The same; without explanations a verdict only has what it takes to compare it with another.</summary>
    internal TransferVerdict Decide(TransferManifest manifest, DateOnly? asOf, bool explain)
    {
        var flows = FlowEnumerator.Of(manifest).Select(f => new FlowContext(Program, manifest, f)).ToImmutableArray();
        return manifest.Dates.Standing is { } standing
            ? DecideStanding(manifest, flows, standing, explain)
            : DecideOnce(manifest, flows, manifest.Dates.On ?? asOf, explain);
    }

    /// <summary>Whether the verdict would be allow or restrict; stops at the first flow and day that speak against it.</summary>
    internal bool Passes(TransferManifest manifest, DateOnly? asOf)
    {
        var flows = FlowEnumerator.Of(manifest).Select(f => new FlowContext(Program, manifest, f)).ToList();
        if (manifest.Dates.Standing is { } standing)
        {
            return flows.Count > 0 && days.Of(manifest, standing).All(day => flows.TrueForAll(f => decider.Passes(f, day)));
        }

        return flows.Count > 0 && flows.TrueForAll(f => decider.Passes(f, manifest.Dates.On ?? asOf));
    }

    private TransferVerdict DecideOnce(TransferManifest manifest, ImmutableArray<FlowContext> flows, DateOnly? day, bool explain)
    {
        var verdicts = flows.Select(f => decider.Decide(f, day, explain)).ToImmutableArray();
        return new TransferVerdict
        {
            Manifest = manifest,
            PolicyDigest = Program.Digest,
            Verdict = Worst(verdicts),
            Date = day,
            Flows = verdicts,
        };
    }

    private TransferVerdict DecideStanding(TransferManifest manifest, ImmutableArray<FlowContext> flows, Period standing, bool explain)
    {
        var decided = days.Of(manifest, standing);
        var perDay = decided.Select(day => flows.Select(f => decider.Decide(f, day, explain)).ToImmutableArray()).ToImmutableArray();
        var timeline = ImmutableArray.CreateBuilder<TimelineEntry>();
        for (var i = 0; i < decided.Count; i++)
        {
            var until = i + 1 < decided.Count ? decided[i + 1] : standing.Until;
            timeline.Add(new TimelineEntry(decided[i], until, Worst(perDay[i]), GroundNames(perDay[i])));
        }

        var joined = flows.Select((_, i) => Standing.Join([.. perDay.Select(d => d[i])])).ToImmutableArray();
        return new TransferVerdict
        {
            Manifest = manifest,
            PolicyDigest = Program.Digest,
            Verdict = Worst(joined),
            Timeline = timeline.ToImmutable(),
            Flows = joined,
        };
    }

    private static Verdict Worst(ImmutableArray<FlowVerdict> flows) => flows.IsEmpty ? Verdict.Deny : flows.Max(static f => f.Verdict);

    private static ImmutableArray<string?> GroundNames(ImmutableArray<FlowVerdict> flows) =>
        [.. flows.SelectMany(static f => f.Grounds).DistinctBy(static g => g.Rule).OrderBy(static g => g.Rule?.Id ?? int.MaxValue).Select(static g => g.Rule?.Name)];
}
