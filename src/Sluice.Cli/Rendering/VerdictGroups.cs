using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;

namespace Sluice.Cli.Rendering;

/// <summary>Turns what is said flow by flow into what is said once, with the flows it is said of.</summary>
/// <param name="verdict">The verdict.</param>
internal sealed class VerdictGroups(TransferVerdict verdict)
{
    private readonly ImmutableArray<FlowVerdict> flows = verdict.Flows;
    private readonly FlowText text = new(verdict.Flows);

    /// <summary>Each rule that is a ground, in the order of the policy; "nothing permits it" last.</summary>
    public List<(Rule? Rule, List<string> Flows)> Grounds()
    {
        var grounds = new SortedList<int, (Rule? Rule, List<FlowVerdict> Flows)>();
        foreach (var flow in flows)
        {
            foreach (var ground in flow.Grounds)
            {
                var place = ground.Rule?.Id ?? int.MaxValue;
                if (!grounds.TryGetValue(place, out var known))
                {
                    grounds.Add(place, known = (ground.Rule, []));
                }

                known.Flows.Add(flow);
            }
        }

        var lines = new List<(Rule? Rule, List<string> Flows)>(grounds.Count);
        foreach (var (rule, meant) in grounds.Values)
        {
            lines.Add((rule, text.Lines(meant)));
        }

        return lines;
    }

    /// <summary>Each refuted claim with its reasons.</summary>
    public List<(RefutedClaim Claim, List<string> Flows)> Claims()
    {
        var claims = ByText(static f => f.RefutedClaim is { } c ? $"{c.Claimed.Name}\n{c.Found.Name}\n{string.Join('\n', c.Reasons)}" : null);
        var lines = new List<(RefutedClaim Claim, List<string> Flows)>(claims.Count);
        foreach (var (_, meant) in claims)
        {
            lines.Add((meant[0].RefutedClaim!, text.Lines(meant)));
        }

        return lines;
    }

    /// <summary>Each fact that is not known, with the rules it matters to.</summary>
    public List<(UnknownFact Fact, List<string> Flows)> Unknowns() =>
        [.. flows.SelectMany(static f => f.Unknown, static (f, u) => (Flow: f, Unknown: u))
            .GroupBy(static x => (x.Unknown.Fact, x.Unknown.Hint))
            .OrderBy(static g => g.Key.Fact, StringComparer.Ordinal)
            .Select(g => (
                new UnknownFact(g.Key.Fact, [.. g.SelectMany(static x => x.Unknown.Rules).Distinct(StringComparer.Ordinal)], g.Key.Hint),
                Lines(g.Select(static x => x.Flow))))];

    /// <summary>Each residual: for whom, and what.</summary>
    public List<(string Said, List<string> Flows)> Residuals() => Worded(ByText(static f => f.Residual?.Text));

    /// <summary>What is allowed, by the names of the rules that permit it.</summary>
    public List<(string Said, List<string> Flows)> Passing() =>
        Worded(ByText(static f => f.Verdict == Verdict.Allow ? string.Join(", ", f.PermittedBy.Select(static r => r.Name)) : null));

    /// <summary>Each duty with the rule it comes from.</summary>
    public List<(string Duty, Rule Rule, List<string> Flows)> Duties() =>
        [.. flows.SelectMany(static f => f.Duties, static (f, d) => (Flow: f, Duty: d))
            .GroupBy(static x => (x.Duty.Rule.Id, Text: x.Duty.Call.ToString()))
            .OrderBy(static g => g.Key.Id)
            .Select(g => (g.Key.Text, g.First().Duty.Rule, Lines(g.Select(static x => x.Flow))))];

    /// <summary>The allows nearest to permitting what nothing permits, with the clauses that failed.</summary>
    public List<(Rule Rule, List<string> Failed, List<string> Flows)> NearMisses() =>
        [.. flows.Where(static f => f.Verdict is Verdict.Deny or Verdict.Undetermined && f.PermittedBy.IsEmpty)
            .SelectMany(static f => f.NearMisses.Where(m => m.Failed.Length == f.NearMisses.Min(static n => n.Failed.Length)), static (f, m) => (Flow: f, Miss: m))
            .GroupBy(static x => (x.Miss.Rule.Id, Key: string.Join('\n', x.Miss.Failed.Select(static c => $"{c.Text}{c.Unknown}{Kind(c.Reason)}"))))
            .OrderBy(static g => g.Key.Id)
            .Select(g => (g.First().Miss.Rule, Failed([.. g.Select(static x => x.Miss)]), Lines(g.Select(static x => x.Flow))))];

    private static List<string> Failed(List<NearMiss> misses)
    {
        var failed = new List<string>();
        for (var i = 0; i < misses[0].Failed.Length; i++)
        {
            var reasons = misses.Select(m => m.Failed[i].Reason).Distinct(StringComparer.Ordinal).ToList();
            var clause = misses[0].Failed[i];
            failed.Add($"`{clause.Text}` {(reasons.Count == 1 ? reasons[0] : Kind(reasons[0]) + " any of these")}");
        }

        return failed;
    }

    // Reasons that differ only in the name of the category say the same of each field.
    private static string Kind(string reason) =>
        reason.StartsWith("does not include ", StringComparison.Ordinal) ? "does not include"
        : reason.StartsWith("covers only a part of ", StringComparison.Ordinal) ? "does not cover all of"
        : reason;

    /// <summary>The flows of which something is said, by what it is.</summary>
    private List<(string Said, List<FlowVerdict> Flows)> ByText(Func<FlowVerdict, string?> saying)
    {
        var groups = new Groups<FlowVerdict>();
        foreach (var flow in flows)
        {
            if (saying(flow) is { } said)
            {
                groups.Add(said, flow);
            }
        }

        return groups.All;
    }

    private List<(string Said, List<string> Flows)> Worded(List<(string Said, List<FlowVerdict> Flows)> groups)
    {
        var lines = new List<(string Said, List<string> Flows)>(groups.Count);
        foreach (var (said, meant) in groups)
        {
            lines.Add((said, text.Lines(meant)));
        }

        return lines;
    }

    private List<string> Lines(IEnumerable<FlowVerdict> meant) => text.Lines([.. meant]);
}
