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
            Grounds = [.. days.SelectMany(static d => d.Grounds).DistinctBy(static g => g.Rule).OrderBy(static g => g.Rule?.Id ?? int.MaxValue)],
            Duties = [.. days.SelectMany(static d => d.Duties).DistinctBy(static d => d.Rule).OrderBy(static d => d.Rule.Id)],
            Unknown = Join(days.SelectMany(static d => d.Unknown)),
        };
    }

    private static ImmutableArray<UnknownFact> Join(IEnumerable<UnknownFact> facts) =>
    [
        .. facts.GroupBy(static u => u.Fact, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => g.First() with { Rules = [.. g.SelectMany(static u => u.Rules).Distinct(StringComparer.Ordinal)] }),
    ];
}
