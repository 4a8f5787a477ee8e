using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Manifests;

namespace Sluice.Core.Evaluation.Changes;

/// <summary>
/// Decides transfers that differ by a few edits. A flow is decided once for each choice among the edits that can change what is decided
/// of it: most edits are about one field, one consent or one fact, and leave most flows as they were.
/// </summary>
/// <param name="engine">Who decides.</param>
/// <param name="edits">All edits there are.</param>
/// <param name="only">The one flow that counts; null where all do.</param>
internal sealed class EditedFlows(PolicyEngine engine, ImmutableArray<ManifestEdit> edits, Flow? only)
{
    private readonly Dictionary<FlowName, int[]> reaching = [];
    private readonly Dictionary<(FlowName, string), FlowDistance> distances = [];
    private readonly Dictionary<(FlowName, string), bool> passes = [];

    /// <summary>How far the edited transfer is from being permitted; null when nothing is sent any more.</summary>
    public TransferDistance? Measure(TransferManifest edited, DateOnly? asOf, ImmutableArray<ManifestEdit> chosen)
    {
        var days = engine.DaysOf(edited, asOf);
        var flows = ImmutableArray.CreateBuilder<FlowDistance>();
        foreach (var flow in FlowsOf(edited))
        {
            var key = KeyOf(flow, chosen);
            if (!distances.TryGetValue(key, out var distance))
            {
                distances.Add(key, distance = engine.Measure(flow, days));
            }

            flows.Add(distance);
        }

        return flows.Count == 0 ? null : new TransferDistance(flows.Max(static f => f.Verdict), flows.ToImmutable());
    }

    /// <summary>Whether the edited transfer would be allowed, or restricted to some; stops at the first flow that speaks against it.</summary>
    public bool Pass(TransferManifest edited, DateOnly? asOf, ImmutableArray<ManifestEdit> chosen)
    {
        var days = engine.DaysOf(edited, asOf);
        var some = false;
        foreach (var flow in FlowsOf(edited))
        {
            some = true;
            var key = KeyOf(flow, chosen);
            if (!passes.TryGetValue(key, out var pass))
            {
                passes.Add(key, pass = engine.Passes(flow, days));
            }

            if (!pass)
            {
                return false;
            }
        }

        return some;
    }

    private IEnumerable<FlowContext> FlowsOf(TransferManifest edited) =>
        engine.FlowsOf(edited).Where(f => only is null || NameOf(f.Flow) == NameOf(only));

    private static FlowName NameOf(Flow flow) =>
        new(flow.Dataset.Name.Value, flow.Field.Name.Value, flow.Category.Value.Id, flow.Recipient.Partner.Id, flow.Purpose.Value.Id);

    private (FlowName Name, string Chosen) KeyOf(FlowContext flow, ImmutableArray<ManifestEdit> chosen)
    {
        var name = NameOf(flow.Flow);
        if (!reaching.TryGetValue(name, out var reached))
        {
            reaching.Add(name, reached = ReachingOf(flow));
        }

        var key = "";
        foreach (var number in reached)
        {
            if (chosen.Contains(edits[number]))
            {
                key += number.ToString(CultureInfo.InvariantCulture) + ",";
            }
        }

        return (name, key);
    }

    /// <summary>The edits that can change what is decided of a flow. What is asked about it does not depend on what is stated.</summary>
    private int[] ReachingOf(FlowContext flow)
    {
        var rules = engine.NearMisses.Near(flow).Concat(engine.RulesAbout(flow));
        var asked = new RelevantConditions(engine.Program, rules, engine.Program.Vocabulary.Techniques.All);
        return [.. Enumerable.Range(0, edits.Length).Where(i => edits[i].Reaches(flow.Flow, asked))];
    }

    private readonly record struct FlowName(string Dataset, string Field, int Category, int Recipient, int Purpose);
}
