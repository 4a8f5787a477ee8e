namespace Sluice.Reference;

/// <summary>Section 3, "Durations".</summary>
public static class ReferenceDurations
{
    /// <summary>Whether the unit is one that days can count exactly.</summary>
    public static bool IsExact(PlainDuration duration) => duration.Unit is "hours" or "days" or "weeks";

    /// <summary>Hours of an exact duration.</summary>
    public static int Hours(PlainDuration duration) =>
        duration.Count
        * (
            duration.Unit switch
            {
                "hours" => 1,
                "days" => 24,
                "weeks" => 24 * 7,
                _ => throw new InvalidOperationException(duration.Unit),
            }
        );

    /// <summary>Months of a duration in months or years.</summary>
    public static int Months(PlainDuration duration) => duration.Unit == "years" ? 12 * duration.Count : duration.Count;

    /// <summary>"n months are anything from 28n to 31n days and n years from 365n to 366n", in hours.</summary>
    public static (int Least, int Most) Bounds(PlainDuration duration) =>
        duration.Unit == "years"
            ? (365 * 24 * duration.Count, 366 * 24 * duration.Count)
            : (28 * 24 * duration.Count, 31 * 24 * duration.Count);

    /// <summary>The name of the fact how long it is exactly.</summary>
    public static string LengthFact(PlainDuration duration) => $"length {duration.Count} {duration.Unit}";

    /// <summary>Compares; unknown where the exact length decides.</summary>
    public static Kleene Compare(ReferenceWorld world, PlainDuration left, string op, PlainDuration right)
    {
        // "Durations are compared exactly where possible: 12 months = 1 year"
        if (IsExact(left) && IsExact(right))
        {
            return KleeneLogic.Of(ReferenceValues.Holds(Hours(left).CompareTo(Hours(right)), op));
        }

        if (!IsExact(left) && !IsExact(right))
        {
            return KleeneLogic.Of(ReferenceValues.Holds(Months(left).CompareTo(Months(right)), op));
        }

        // "and where that decides the comparison is unknown"
        var signs = IsExact(left) ? Signs(world, right, Hours(left)).Select(sign => -sign) : Signs(world, left, Hours(right));
        return KleeneLogic.Agree(signs.Select(sign => ReferenceValues.Holds(sign, op)).ToArray());
    }

    private static List<int> Signs(ReferenceWorld world, PlainDuration vague, int hours)
    {
        if (world.Open(LengthFact(vague)) is PlainNumber tried)
        {
            return [tried.Value.CompareTo((decimal)hours)];
        }

        var (least, most) = Bounds(vague);
        var signs = new List<int> { least.CompareTo(hours), most.CompareTo(hours) };
        if (least <= hours && hours <= most)
        {
            signs.Add(0);
        }

        return signs;
    }
}
