namespace Sluice.Core.Model;

/// <summary>The units of durations as policies and manifests write them.</summary>
internal static class DurationUnits
{
    /// <summary>A duration is less than this many of its units, so that sums of durations cannot overflow.</summary>
    public const decimal Limit = 1_000_000_000_000_000m;

    /// <summary>The unit with that name, singular or plural; null for any other word.</summary>
    public static DurationUnit? Parse(string? name) =>
        name switch
        {
            "hour" or "hours" => DurationUnit.Hours,
            "day" or "days" => DurationUnit.Days,
            "week" or "weeks" => DurationUnit.Weeks,
            "month" or "months" => DurationUnit.Months,
            "year" or "years" => DurationUnit.Years,
            _ => null,
        };
}
