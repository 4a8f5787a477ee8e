using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Durations that stand for all, given those they are compared with.</summary>
internal static class DurationRepresentatives
{
    /// <summary>Durations at and beside every bound of those known: in hours, in months, and in years where years are known.</summary>
    public static IEnumerable<Value> Of(HashSet<Value> known)
    {
        var hours = new SortedSet<decimal> { 0 };
        var months = new SortedSet<decimal>();
        var years = new SortedSet<decimal>();
        foreach (var value in known)
        {
            if (Durations.IsFixed(value))
            {
                var length = Durations.Hours(value);
                Around(hours, length);
                Around(months, decimal.Floor(length / (31 * 24)));
                Around(months, decimal.Floor(length / (28 * 24)));
                continue;
            }

            var (least, most) = Durations.Days(value.Number, value.Unit);
            Around(hours, least * 24);
            Around(hours, most * 24);
            Around(months, Durations.Months(value));

            // A year has closer bounds than twelve months. Where no condition mentions years, no condition is satisfied by them only.
            if (value.Unit == DurationUnit.Years)
            {
                Around(years, value.Number);
            }
        }

        return hours
            .Select(static h => h % 24 == 0 ? Value.OfDuration(h / 24, DurationUnit.Days) : Value.OfDuration(h, DurationUnit.Hours))
            .Concat(months.Select(static m => Value.OfDuration(m, DurationUnit.Months)))
            .Concat(years.Select(static y => Value.OfDuration(y, DurationUnit.Years)));
    }

    /// <summary>Years at and beside every bound of those known.</summary>
    public static IEnumerable<Value> Years(HashSet<Value> known)
    {
        var years = new SortedSet<decimal>();
        foreach (var value in known)
        {
            if (Durations.IsFixed(value))
            {
                Around(years, decimal.Floor(Durations.Hours(value) / (366 * 24)));
                Around(years, decimal.Floor(Durations.Hours(value) / (365 * 24)));
            }
            else
            {
                Around(years, decimal.Floor(Durations.Months(value) / 12));
            }
        }

        return years.Select(static y => Value.OfDuration(y, DurationUnit.Years));
    }

    /// <summary>How many days a number of months or years can have: the bounds, and what lies at and beside the durations known.</summary>
    public static IEnumerable<Value> OfLength(Variable.Length length, HashSet<Value> known)
    {
        var (least, most) = Durations.Days(length.Amount, length.Unit);
        var days = new SortedSet<decimal> { least, most };
        foreach (var value in known.Where(Durations.IsFixed))
        {
            var day = decimal.Floor(Durations.Hours(value) / 24);
            days.UnionWith(new[] { day - 1, day, day + 1 }.Where(d => d >= least && d <= most));
        }

        return days.Select(static d => Value.OfInteger(d));
    }

    private static void Around(SortedSet<decimal> set, decimal value) =>
        set.UnionWith(new[] { value - 1, value, value + 1 }.Where(static v => v >= 0));
}
