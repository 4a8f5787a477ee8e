using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>
/// Decides transfers that differ by a few edits. A flow is decided once for each choice among the edits that can change what is decided
/// of it: most edits are about one field, one consent or one fact, and leave most flows as they were. The edited transfer itself is made
/// only when there is a flow to decide.
/// </summary>
/// <param name="engine">The decider.</param>
/// <param name="manifest">The transfer as it is.</param>
/// <param name="asOf">The day it is decided for where it has none.</param>
/// <param name="edits">All edits there are.</param>
/// <param name="only">The one flow that counts; null where all do.</param>
/// <param name="budget">What deciding may take. Once it is spent, answers about flows are not valid any more.</param>
internal sealed class EditedFlows(
    PolicyEngine engine,
    TransferManifest manifest,
    DateOnly? asOf,
    ImmutableArray<ManifestEdit> edits,
    Flow? only,
    StepBudget budget
)
{
    private readonly Dictionary<FlowName, EditedFlow> flows = [];
    private readonly Dictionary<int, RelevantConditions> asked = [];
    private readonly RelevantConditions ofClaims = RelevantConditions.OfClaims(engine.Program);
    private readonly ImmutableArray<DateOnly?> days = engine.DaysOf(manifest, asOf);
    private readonly FlowMeasure measure = new(engine.Rules, engine.NearMisses);
    private readonly bool hasPeriods = HasPeriods(manifest);
    private readonly Dictionary<EditSet, EditedTransfer> transfers = [];
    private readonly Dictionary<EditSet, EditedFlow[]> sent = [];
    private EditedFlow[]? all;

    /// <summary>Whether an edit can make any difference: it drops something, or can change what is decided of a flow.</summary>
    public bool Matters(int edit)
    {
        if (edits[edit].Drops)
        {
            return true;
        }

        var alone = EditSet.Of([edit], edits.Length);
        return Array.Exists(Sent([]), f => f.IsReached(alone));
    }

    /// <summary>
    /// Whether no flow can come to a verdict, or a better one, after some edits and any of those that are left: then dropping others does
    /// not help either.
    /// </summary>
    public bool AllHopeless(Verdict goal, int[] chosen, EditSet left)
    {
        var set = EditSet.Of(chosen, edits.Length);
        return Array.TrueForAll(Sent(chosen), f => f.IsHopeless(engine.RulesAbout(f.Flow), goal, set, left));
    }

    /// <summary>How far the edited transfer is from being permitted; null when nothing is sent any more.</summary>
    /// <param name="chosen">The edits, in the order in which they are chosen.</param>
    /// <param name="set">The same as a set.</param>
    public TransferDistance? Measure(int[] chosen, EditSet set)
    {
        var sending = Sent(chosen);
        if (sending.Length == 0)
        {
            return null;
        }

        var earlier = EditSet.Of(chosen.AsSpan(0, Math.Max(chosen.Length - 1, 0)), edits.Length);
        var last = EditSet.Of(chosen.AsSpan(Math.Max(chosen.Length - 1, 0)), edits.Length);
        var distances = ImmutableArray.CreateBuilder<FlowDistance>(sending.Length);
        var worst = Verdict.Allow;
        EditedTransfer? edited = null;
        for (var i = 0; i < sending.Length; i++)
        {
            var outcome = sending[i].After(set);
            if (outcome.Distance is not { } distance)
            {
                edited ??= Transfer(chosen);
                distance = sending[i].Measure(measure, edited.After(sending[i].Flow), edited.Days, outcome, set, earlier, last);
            }

            distances.Add(distance);
            worst = distance.Verdict > worst ? distance.Verdict : worst;
        }

        return new TransferDistance(worst, distances.MoveToImmutable());
    }

    /// <summary>
    /// Whether the edited transfer would be allowed, or restricted to some. Rules that refuse the unedited flow whatever the edits are
    /// asked first: one is enough.
    /// </summary>
    public bool Pass(int[] chosen)
    {
        var set = EditSet.Of(chosen, edits.Length);
        if (IsBlocked(chosen, set))
        {
            return false;
        }

        var sending = Sent(chosen);
        if (sending.Length == 0 || !IsManifest(chosen))
        {
            return false;
        }

        EditedTransfer? edited = null;
        for (var i = 0; i < sending.Length; i++)
        {
            var outcome = sending[i].After(set);
            if (outcome.Passes is not { } pass)
            {
                edited ??= Transfer(chosen);
                outcome.Passes = pass = engine.Passes(edited.After(sending[i].Flow), edited.Days);
            }

            if (!pass)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a manifest is left that can be read: with a purpose, a recipient of its own and a field, also where onward recipients with
    /// purposes of their own keep some flow alive.
    /// </summary>
    private bool IsManifest(int[] chosen)
    {
        var left = Dropping(chosen) is { Length: > 0 } drops ? Transfer(drops).Manifest : manifest;
        return !left.Purposes.IsEmpty
            && left.Recipients.Any(static r => !r.Onward)
            && !left.Datasets.IsEmpty
            && left.Datasets.All(static d => !d.Fields.IsEmpty && d.Fields.All(static f => !f.Categories.IsEmpty));
    }

    /// <summary>
    /// Whether a flow that these edits leave among what is sent fails as it did before: this rejects most choices, and allocates nothing.
    /// </summary>
    private bool IsBlocked(int[] chosen, EditSet set)
    {
        foreach (var flow in Sent([]))
        {
            if (flow.IsBlocked(set) && !MayBeTaken(flow.Flow, chosen))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayBeTaken(Flow flow, int[] chosen)
    {
        foreach (var number in chosen)
        {
            if (edits[number].Drops && edits[number].Takes?.Invoke(flow) != false)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The flows that are left: only what drops something changes them.</summary>
    private EditedFlow[] Sent(int[] chosen)
    {
        var drops = Dropping(chosen);
        if (drops.Length == 0)
        {
            return all ??= Known(Transfer([]));
        }

        var key = EditSet.Of(drops, edits.Length);
        if (!sent.TryGetValue(key, out var left))
        {
            // Where each flow can be asked whether it is taken away, the transfer need not be made anew.
            var others = Array.FindAll(drops, i => edits[i].Takes is null);
            left =
                others.Length < drops.Length
                    ? Array.FindAll(Sent(others), f => !Array.Exists(drops, i => edits[i].Takes is { } takes && takes(f.Flow)))
                    : Known(Transfer(drops));
            sent.Add(key, left);
        }

        return left;
    }

    private int[] Dropping(int[] chosen)
    {
        foreach (var number in chosen)
        {
            if (edits[number].Drops)
            {
                return Array.FindAll(chosen, i => edits[i].Drops);
            }
        }

        return [];
    }

    private EditedTransfer Transfer(int[] chosen)
    {
        var key = EditSet.Of(chosen, edits.Length);
        if (!transfers.TryGetValue(key, out var edited))
        {
            var changed = Before(chosen, out var made);
            for (; made < chosen.Length; made++)
            {
                changed = edits[chosen[made]].Apply(changed);
            }

            var same =
                changed.Dates == manifest.Dates
                && (ReferenceEquals(changed.Consents, manifest.Consents) || (!hasPeriods && !HasPeriods(changed)));
            transfers.Add(key, edited = new EditedTransfer(engine.Program, changed, same ? days : engine.DaysOf(changed, asOf), budget));
        }

        return edited;
    }

    /// <summary>
    /// What was made before for the first of some edits: they are chosen one after the other, so that mostly only the last is new.
    /// </summary>
    private TransferManifest Before(int[] chosen, out int made)
    {
        for (made = chosen.Length - 1; made > 0; made--)
        {
            if (transfers.TryGetValue(EditSet.Of(chosen.AsSpan(0, made), edits.Length), out var edited))
            {
                return edited.Manifest;
            }
        }

        made = 0;
        return manifest;
    }

    /// <summary>Whether some consent holds for a time only: then the days depend on which are obtained.</summary>
    private static bool HasPeriods(TransferManifest transfer)
    {
        foreach (var (_, statement) in transfer.Consents)
        {
            if (!statement.Value.Period.IsAlways)
            {
                return true;
            }
        }

        return false;
    }

    private EditedFlow[] Known(EditedTransfer transfer)
    {
        var known = new List<EditedFlow>();
        foreach (var flow in transfer.Flows)
        {
            if (only is null || FlowName.Of(flow) == FlowName.Of(only))
            {
                known.Add(Known(flow));
            }
        }

        return [.. known];
    }

    private EditedFlow Known(Flow flow)
    {
        var name = FlowName.Of(flow);
        if (!flows.TryGetValue(name, out var known))
        {
            flows.Add(name, known = Looked(flow));
        }

        return known;
    }

    /// <summary>
    /// Finds the edits that can change what is decided of a flow. What the rules ask about it does not depend on what is stated.
    /// </summary>
    private EditedFlow Looked(Flow flow)
    {
        var applicable = engine.RulesAbout(flow);
        var ofRules = ImmutableArray.CreateBuilder<EditSet>(applicable.Length);
        var ofAll = Reaching(flow, ofClaims);
        foreach (var rule in applicable)
        {
            var reaching = Reaching(flow, Asked(rule));
            ofRules.Add(reaching);
            ofAll = ofAll.Or(reaching);
        }

        foreach (var rule in engine.NearMisses.Near(flow))
        {
            ofAll = rule.AppliesTo(flow.Names) ? ofAll : ofAll.Or(Reaching(flow, Asked(rule)));
        }

        var looked = new EditedFlow(flow, ofAll, ofRules.MoveToImmutable());
        looked.FindBlocks(engine, Transfer([]).After(flow), days);
        return looked;
    }

    private RelevantConditions Asked(Rule rule)
    {
        if (!asked.TryGetValue(rule.Id, out var conditions))
        {
            asked.Add(rule.Id, conditions = new RelevantConditions(engine.Program, [rule], engine.Program.Vocabulary.Techniques.All));
        }

        return conditions;
    }

    private EditSet Reaching(Flow flow, RelevantConditions conditions)
    {
        Span<int> reaching = edits.Length <= 256 ? stackalloc int[edits.Length] : new int[edits.Length];
        var count = 0;
        for (var number = 0; number < edits.Length; number++)
        {
            if (edits[number].Reaches(flow, conditions))
            {
                reaching[count++] = number;
            }
        }

        return EditSet.Of(reaching[..count], edits.Length);
    }
}
