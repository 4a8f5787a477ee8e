using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Joins the verdicts of the flows of a standing transfer on the days it is decided on.</summary>
/// <param name="days">The days, in their order; what holds on one holds until the next.</param>
/// <param name="until">The first day after the transfer; null when it has no end.</param>
internal sealed class StandingVerdicts(IReadOnlyList<DateOnly> days, DateOnly? until)
{
    /// <summary>The verdict of a flow: its own first worst day, with the grounds and duties of all its days.</summary>
    /// <param name="each">Its verdict on each day.</param>
    public FlowVerdict Join(FlowVerdict[] each)
    {
        var worst = each[0];
        var grounds = new SortedList<int, (Ground Ground, List<Period> Days)>();
        var duties = new SortedList<int, (DueDuty Duty, List<Period> Days)>();
        var course = new List<FlowPeriod>();
        for (var i = 0; i < each.Length; i++)
        {
            var verdict = each[i];
            var day = DayAt(i);
            worst = verdict.Verdict > worst.Verdict ? verdict : worst;
            if (course.Count > 0 && ReferenceEquals(course[^1].Verdict, verdict))
            {
                course[^1] = course[^1] with { Days = course[^1].Days with { Until = day.Until } };
            }
            else
            {
                course.Add(new FlowPeriod(day, verdict));
            }

            foreach (var ground in verdict.Grounds)
            {
                Note(grounds, ground.Rule?.Id ?? int.MaxValue, ground, day);
            }

            foreach (var duty in verdict.Duties)
            {
                Note(duties, duty.Rule.Id, duty, day);
            }
        }

        return worst with
        {
            Course = [.. course],
            Grounds = [.. grounds.Values.Select(static g => g.Ground with { Days = [.. g.Days] })],
            Duties = [.. duties.Values.Select(static d => d.Duty with { Days = [.. d.Days] })],
            CutShort = Array.Exists(each, static d => d.CutShort),
            Assumed = Array.Find(each, static d => d.Assumed is not null)?.Assumed,
            AssumesNobody = Array.Exists(each, static d => d.AssumesNobody),
        };
    }

    /// <summary>
    /// The timeline: an entry begins where the verdict of the transfer, or the verdict or a ground of one of its flows, differs from the
    /// day before.
    /// </summary>
    /// <param name="flows">Of each flow its verdict on each day.</param>
    public ImmutableArray<TimelineEntry> Timeline(FlowVerdict[][] flows)
    {
        var timeline = new List<TimelineEntry>();
        for (var i = 0; i < days.Count; i++)
        {
            var at = i;
            if (i > 0 && Array.TrueForAll(flows, f => IsAlike(f[at - 1], f[at])))
            {
                timeline[^1] = timeline[^1] with { Until = DayAt(i).Until };
                continue;
            }

            var onDay = Array.ConvertAll(flows, f => f[at]);
            timeline.Add(new TimelineEntry(days[i], DayAt(i).Until, TransferVerdict.Worst(onDay), GroundNames(onDay)));
        }

        return [.. timeline];
    }

    private static bool IsAlike(FlowVerdict one, FlowVerdict other)
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }

        if (one.Verdict != other.Verdict || one.Grounds.Length != other.Grounds.Length)
        {
            return false;
        }

        // Grounds stand in the order of the rules.
        for (var i = 0; i < one.Grounds.Length; i++)
        {
            if (one.Grounds[i].Rule?.Id != other.Grounds[i].Rule?.Id)
            {
                return false;
            }
        }

        return true;
    }

    private static void Note<T>(SortedList<int, (T What, List<Period> Days)> noted, int key, T what, Period day)
    {
        if (!noted.TryGetValue(key, out var known))
        {
            noted.Add(key, known = (what, []));
        }

        known.Days.Append(day);
    }

    /// <summary>
    /// The grounds of some flows, that of each rule once, in the order of the rules; that nothing permits one comes last.
    /// </summary>
    private static ImmutableArray<string?> GroundNames(FlowVerdict[] flows)
    {
        var names = new SortedList<int, string?>();
        foreach (var ground in flows.SelectMany(static f => f.Grounds))
        {
            names.TryAdd(ground.Rule?.Id ?? int.MaxValue, ground.Rule?.Name);
        }

        return [.. names.Values];
    }

    private Period DayAt(int i) => new(days[i], i + 1 < days.Count ? days[i + 1] : until);
}
