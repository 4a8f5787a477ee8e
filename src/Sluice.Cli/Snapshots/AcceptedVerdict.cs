using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// What there is to accept of a verdict: what was decided, on which days, and why; nothing of how it is worded or where it stands.
/// </summary>
internal static class AcceptedVerdict
{
    /// <summary>The facts of a verdict.</summary>
    public static AcceptedTransfer Of(TransferVerdict verdict)
    {
        var transfer = new AcceptedTransfer(verdict.Manifest.Name.Value);
        transfer.Verdicts.Add(Verdicts.NameOf(verdict.Verdict));
        if (verdict.Timeline is { } timeline)
        {
            transfer.Days.UnionWith(timeline.Select(static e => $"{DayText.Of(new Period(e.From, e.Until))} {Verdicts.NameOf(e.Verdict)}"));
        }
        else
        {
            transfer.Days.Add($"{(verdict.Date is { } day ? DayText.Of(day) : DayText.Unknown)} {Verdicts.NameOf(verdict.Verdict)}");
        }

        foreach (var flow in verdict.Flows)
        {
            var accepted = transfer.FlowOf(FlowName.Of(flow.Flow));
            foreach (var fact in FactsOf(flow))
            {
                accepted.Add(fact);
            }
        }

        return transfer;
    }

    private static IEnumerable<AcceptedFact> FactsOf(FlowVerdict flow)
    {
        if (flow.Course.IsEmpty)
        {
            return Sayings(flow).Select(static s => new AcceptedFact(s.Kind, s.Value, ""));
        }

        var days = new Dictionary<(string Kind, string Value), List<Period>>();
        foreach (var stretch in flow.Course)
        {
            foreach (var saying in Sayings(stretch.Verdict).Distinct())
            {
                if (!days.TryGetValue(saying, out var known))
                {
                    days.Add(saying, known = []);
                }

                known.Append(stretch.Days);
            }
        }

        var whole = new Period(flow.Course[0].Days.From, flow.Course[^1].Days.Until);
        return days.Select(d => new AcceptedFact(d.Key.Kind, d.Key.Value, d.Value is [var all] && all == whole ? "" : DayText.Of(d.Value)));
    }

    private static IEnumerable<(string Kind, string Value)> Sayings(FlowVerdict flow)
    {
        yield return (
            Verdicts.NameOf(flow.Verdict),
            flow.Residual is { } residual ? VisibleText.Of(ConditionText.Sorted(residual.Condition)) : ""
        );
        yield return (AcceptedFact.Role, Roles.NameOf(flow.Role));
        if (flow.Form is { } form)
        {
            yield return (AcceptedFact.Form, VerdictName.OfPath(form.Name));
        }

        if (flow.RefutedClaim is { } claim)
        {
            yield return (AcceptedFact.Claim, $"{VerdictName.OfPath(claim.Claimed.Name)} is {VerdictName.OfPath(claim.Found.Name)}");
        }

        foreach (var ground in flow.Grounds)
        {
            yield return (AcceptedFact.Ground, ground.Rule is { } rule ? VerdictName.OfPath(rule.Name) : AcceptedFact.NothingPermits);
        }

        foreach (var unknown in flow.Unknown)
        {
            yield return (AcceptedFact.Unknown, VisibleText.Of(unknown.Fact));
        }

        foreach (var duty in flow.Duties)
        {
            // Where a duty declares its parameters does not matter here.
            var arguments = duty.Call.Arguments.OrderBy(static a => a.Parameter.Name, StringComparer.Ordinal);
            yield return (AcceptedFact.Duty, VisibleText.Of((duty.Call with { Arguments = [.. arguments] }).ToString()));
        }
    }
}
