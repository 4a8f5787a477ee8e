using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;

namespace Sluice.Cli.Rendering;

/// <summary>Turns what is said flow by flow into what is said once, with the flows it is said of.</summary>
/// <param name="verdict">The verdict.</param>
internal sealed class VerdictGroups(TransferVerdict verdict)
{
    private readonly ImmutableArray<FlowVerdict> flows = verdict.Flows;

    /// <summary>Each rule that is a ground, in the order of the policy; "nothing permits it" last.</summary>
    public List<(Rule? Rule, List<string> Flows)> Grounds() =>
        [.. flows.SelectMany(static f => f.Grounds, static (f, g) => (Flow: f, g.Rule))
            .GroupBy(static x => x.Rule?.Id ?? int.MaxValue)
            .OrderBy(static g => g.Key)
            .Select(g => (g.First().Rule, Lines(g.Select(static x => x.Flow))))];

    /// <summary>Each refuted claim with its reasons.</summary>
    public List<(RefutedClaim Claim, List<string> Flows)> Claims() =>
        [.. flows.Where(static f => f.RefutedClaim is not null)
            .GroupBy(static f => string.Join('\n', f.RefutedClaim!.Reasons.Prepend(f.RefutedClaim.Found.Name).Prepend(f.RefutedClaim.Claimed.Name)), StringComparer.Ordinal)
            .Select(g => (g.First().RefutedClaim!, Lines(g)))];

    /// <summary>Each fact that is not known, with the rules it matters to.</summary>
    public List<(UnknownFact Fact, List<string> Flows)> Unknowns() =>
        [.. flows.SelectMany(static f => f.Unknown, static (f, u) => (Flow: f, Unknown: u))
            .GroupBy(static x => (x.Unknown.Fact, x.Unknown.Hint))
            .OrderBy(static g => g.Key.Fact, StringComparer.Ordinal)
            .Select(g => (
                new UnknownFact(g.Key.Fact, [.. g.SelectMany(static x => x.Unknown.Rules).Distinct(StringComparer.Ordinal)], g.Key.Hint),
                Lines(g.Select(static x => x.Flow))))];

    /// <summary>Each residual: for whom, and what.</summary>
    public List<(string Text, List<string> Flows)> Residuals() => ByText(flows.Where(static f => f.Residual is not null), static f => f.Residual!.Text);

    /// <summary>What is allowed, by the names of the rules that permit it.</summary>
    public List<(string Rules, List<string> Flows)> Passing() =>
        ByText(flows.Where(static f => f.Verdict == Verdict.Allow), static f => string.Join(", ", f.PermittedBy.Select(static r => r.Name)));

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

    private List<(string Text, List<string> Flows)> ByText(IEnumerable<FlowVerdict> chosen, Func<FlowVerdict, string> text) =>
        [.. chosen.GroupBy(text, StringComparer.Ordinal).Select(g => (g.Key, Lines(g)))];

    private List<string> Lines(IEnumerable<FlowVerdict> meant) => FlowText.Lines(meant, flows);
}
