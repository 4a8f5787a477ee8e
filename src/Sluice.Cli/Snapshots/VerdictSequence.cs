using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// The verdicts that an accepted verdict says of some days, and how they changed. What lets out more on a single day must not hide behind a
/// worst day that stays.
/// </summary>
internal sealed class VerdictSequence
{
    private readonly List<(Period Days, Verdict Verdict)> stretches = [];

    /// <summary>Adds a verdict.</summary>
    /// <param name="days">Its days as written; empty for every day.</param>
    /// <param name="verdict">The verdict.</param>
    public void Add(string days, Verdict verdict) =>
        stretches.AddRange(days.Length == 0 ? [(Period.Always, verdict)] : days.Split(',').Select(d => (PeriodOf(d), verdict)));

    /// <summary>How the verdict changed: where it did so on some days only, the change that lets out most, and on which days.</summary>
    public static VerdictChange Compare(VerdictSequence? before, VerdictSequence? now)
    {
        if (before is null || now is null || before.Worst is null || now.Worst is null)
        {
            return new VerdictChange(before?.Worst, now?.Worst);
        }

        var turns = new Dictionary<VerdictChange, List<Period>>();
        List<DateOnly> starts =
        [
            .. before.stretches.Concat(now.stretches).SelectMany(static s => s.Days.Changes()).Append(DateOnly.MinValue).Distinct().Order(),
        ];
        for (var i = 0; i < starts.Count; i++)
        {
            if (before.On(starts[i]) is { } old && now.On(starts[i]) is { } current)
            {
                var verdictChange = new VerdictChange(old, current);
                turns.TryAdd(verdictChange, []);
                turns[verdictChange].Append(new Period(starts[i], i + 1 < starts.Count ? starts[i + 1] : null));
            }
        }

        var whole = new VerdictChange(before.Worst, now.Worst);
        if (turns.Count < 2 && (turns.Count == 0 || turns.ContainsKey(whole)))
        {
            return whole;
        }

        var first = turns.Keys.Min();
        return first.Before == first.Now ? whole : first with { Days = DayText.Of(turns[first]) };
    }

    private Verdict? Worst => stretches.Count == 0 ? null : stretches.Max(static s => s.Verdict);

    private Verdict? On(DateOnly day) => stretches.Where(s => s.Days.Contains(day)).Select(static s => (Verdict?)s.Verdict).Max();

    // A text edited by hand that is no date could mean any day.
    private static Period PeriodOf(string text)
    {
        if (DayText.Normal(text) is not { } days || days == DayText.Unknown)
        {
            return Period.Always;
        }

        var from = Day(days[..10]);
        return new Period(
            from,
            days.Length == 10 ? from.AddDays(1)
                : days.Length == 12 ? null
                : Day(days[12..])
        );
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
