namespace Sluice.Core.Model;

/// <summary>The unit a duration is written in. Days and hours are exact against each other, so are months and years.</summary>
public enum DurationUnit
{
    /// <summary>Hours: the smallest unit.</summary>
    Hours,

    /// <summary>24 hours.</summary>
    Days,

    /// <summary>7 days.</summary>
    Weeks,

    /// <summary>28 to 31 days.</summary>
    Months,

    /// <summary>365 or 366 days; exactly 12 months.</summary>
    Years,
}
