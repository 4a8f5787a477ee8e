using System.Collections.Immutable;

namespace Sluice.Core.Evaluation;

/// <summary>Joins the verdicts of one flow on several days: its own worst day, with all grounds of its days.</summary>
internal static class Standing
{
    public static FlowVerdict Join(FlowVerdict[] days)
    {
        var worst = days[0];
        foreach (var day in days)
        {
            worst = day.Verdict > worst.Verdict ? day : worst;
        }

        return worst with
        {
            Grounds = JoinGrounds(days),
            Duties = JoinDuties(days),
            CutShort = Array.Exists(days, static d => d.CutShort),
            Unknown = Join([.. days.SelectMany(static d => d.Unknown)]),
        };
    }

    /// <summary>The grounds of some verdicts, that of each rule once, in the order of the rules; that nothing permits it comes last.</summary>
    public static ImmutableArray<Ground> JoinGrounds(ReadOnlySpan<FlowVerdict> verdicts)
    {
        var joined = new SortedList<int, Ground>();
        foreach (var verdict in verdicts)
        {
            foreach (var ground in verdict.Grounds)
            {
                joined.TryAdd(ground.Rule?.Id ?? int.MaxValue, ground);
            }
        }

        return [.. joined.Values];
    }

    private static ImmutableArray<DueDuty> JoinDuties(FlowVerdict[] days)
    {
        var joined = new SortedList<int, DueDuty>();
        foreach (var day in days)
        {
            foreach (var duty in day.Duties)
            {
                joined.TryAdd(duty.Rule.Id, duty);
            }
        }

        return [.. joined.Values];
    }

    private static ImmutableArray<UnknownFact> Join(List<UnknownFact> facts) => facts.Count == 0 ? [] :
    [
        .. facts.GroupBy(static u => u.Fact, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => g.First() with { Rules = [.. g.SelectMany(static u => u.Rules).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] }),
    ];
}
