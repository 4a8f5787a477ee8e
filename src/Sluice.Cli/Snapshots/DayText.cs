using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// Days in accepted verdicts: <c>2024-05-21</c>, <c>2018-04-01..2024-05-22</c> with the end excluded, <c>2024-05-22..</c>.
/// </summary>
internal static class DayText
{
    /// <summary>A day that is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Days as they are written.</summary>
    /// <param name="days">A period that has begun.</param>
    public static string Of(Period days)
    {
        var from = Of(days.From!.Value);
        return days.Until is not { } until ? from + ".."
            : until == days.From.Value.AddDays(1) ? from
            : $"{from}..{Of(until)}";
    }

    /// <summary>Several of them.</summary>
    public static string Of(IEnumerable<Period> days) => string.Join(',', days.Select(Of));

    /// <summary>A day as it is written.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The days that are written, in the form in which they would be; null where they are none.</summary>
    public static string? Normal(string text)
    {
        if (text == Unknown)
        {
            return text;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (!TryDay(dots < 0 ? text : text[..dots], out var from))
        {
            return null;
        }

        return dots < 0 ? text
            : dots + 2 == text.Length ? Of(new Period(from, null))
            : TryDay(text[(dots + 2)..], out var until) && until > from ? Of(new Period(from, until))
            : null;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
