namespace Sluice.Reference;

/// <summary>The whole of section 3, plainly: what the engine is compared with.</summary>
public static class ReferenceEvaluator
{
    /// <summary>Decides a manifest; throws <see cref="TooLargeException"/> when there is too much to try.</summary>
    public static PlainAnswer Evaluate(PlainPolicy policy, PlainManifest manifest, DateOnly? asOf = null, bool exhaustive = false)
    {
        var days = ReferenceDays.Of(policy, manifest, asOf);
        var input = new PlainCase(policy, manifest, asOf);
        var flows = ReferenceFlows.Of(manifest);

        // "Each is decided alone"
        var byDay = days.Select(day => flows.Select(flow => new ReferenceFlowDecision(input, flow, day, exhaustive).Decide()).ToArray())
            .ToArray();

        // "the manifest's verdict is the worst of its flows"; of a standing transfer: "its verdict is the worst, and it shows the timeline"
        var verdicts = byDay.Select(answers => answers.Max(a => a.Verdict)).ToArray();
        var stretches = Stretches(manifest, days);
        var merged = flows.Select((_, i) => Merge([.. byDay.Select(answers => answers[i])], stretches)).ToArray();
        return new PlainAnswer(verdicts.Max(), stretches is null ? null : Timeline(byDay, stretches), merged);
    }

    private static PlainFlowAnswer Merge(PlainFlowAnswer[] days, List<(DateOnly From, DateOnly? Until)>? stretches)
    {
        // "Duties are those of all days; what else a flow shows is of its first worst day; each ground and duty shows its days."
        var worst = days.First(day => day.Verdict == days.Max(d => d.Verdict));
        return worst with
        {
            Grounds = [.. days.SelectMany(d => d.Grounds).Distinct()],
            Duties = [.. days.SelectMany(d => d.Duties).Distinct().Order(StringComparer.Ordinal)],
            GroundDays = stretches is null
                ? []
                : days.SelectMany(d => d.Grounds)
                    .Distinct()
                    .ToDictionary(g => $"{g.Effect} by {g.Rule ?? "nothing"}", g => DaysWhere(day => days[day].Grounds.Contains(g))),
            DutyDays = stretches is null
                ? []
                : days.SelectMany(d => d.Duties).Distinct().ToDictionary(d => d, d => DaysWhere(day => days[day].Duties.Contains(d))),
        };

        // "as few as possible"
        List<(DateOnly From, DateOnly? Until)> DaysWhere(Predicate<int> holds)
        {
            var found = new List<(DateOnly From, DateOnly? Until)>();
            for (var day = 0; day < days.Length; day++)
            {
                if (holds(day))
                {
                    var joins = day > 0 && holds(day - 1);
                    var from = joins ? found[^1].From : stretches![day].From;
                    if (joins)
                    {
                        found.RemoveAt(found.Count - 1);
                    }

                    found.Add((from, stretches![day].Until));
                }
            }

            return found;
        }
    }

    // The days decided, each with those after it on which nothing written changes.
    private static List<(DateOnly From, DateOnly? Until)>? Stretches(PlainManifest manifest, IReadOnlyList<DateOnly?> days)
    {
        if (manifest.Period.From is null)
        {
            return null;
        }

        var end = manifest.Period.Until ?? manifest.Period.Through?.AddDays(1);
        return [.. days.Select((day, i) => (day!.Value, i + 1 < days.Count ? days[i + 1] : end))];
    }

    private static List<PlainTimelineEntry> Timeline(PlainFlowAnswer[][] byDay, List<(DateOnly From, DateOnly? Until)> stretches)
    {
        // "An entry of the timeline begins where the verdict of the transfer, or the verdict or a ground of one of its flows, differs from
        // the day before."
        var begins = Enumerable
            .Range(0, byDay.Length)
            .Where(day =>
                day == 0
                || Enumerable
                    .Range(0, byDay[day].Length)
                    .Any(flow =>
                        byDay[day][flow].Verdict != byDay[day - 1][flow].Verdict
                        || !byDay[day][flow].Grounds.ToHashSet().SetEquals(byDay[day - 1][flow].Grounds)
                    )
            )
            .ToList();
        return
        [
            .. begins.Select(
                (day, i) =>
                    new PlainTimelineEntry(
                        stretches[day].From,
                        i + 1 < begins.Count ? stretches[begins[i + 1]].From : stretches[^1].Until,
                        byDay[day].Max(a => a.Verdict)
                    )
            ),
        ];
    }
}
