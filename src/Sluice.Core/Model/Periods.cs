namespace Sluice.Core.Model;

/// <summary>Periods in their order, as few of them as possible.</summary>
public static class Periods
{
    /// <summary>Adds a period behind the others, to the last of them where that ends on the day it begins.</summary>
    public static void Append(this List<Period> periods, Period next)
    {
        if (periods.Count > 0 && periods[^1].Until is { } end && end == next.From)
        {
            periods[^1] = periods[^1] with { Until = next.Until };
        }
        else
        {
            periods.Add(next);
        }
    }
}
