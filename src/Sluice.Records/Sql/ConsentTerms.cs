using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>The first day of a grant that still counts on a day, where the record names no end.</summary>
/// <param name="Since">That day; null where every grant counts.</param>
/// <param name="IsExact">Whether the term is a number of whole days or months.</param>
internal sealed record ConsentTerms(DateOnly? Since, bool IsExact)
{
    /// <summary>
    /// A grant of day g with n months ends on g plus n calendar months, clamped to the month's end. That end never moves back
    /// when g moves on, so there is one first day whose end lies after the day asked for: no database has to count months.
    /// </summary>
    public static ConsentTerms Of(ConsentSymbol consent, DateOnly day)
    {
        if (consent.Lasts is not { } lasts)
        {
            return new ConsentTerms(null, true);
        }

        if (lasts.Unit is DurationUnit.Months or DurationUnit.Years)
        {
            var months = lasts.Unit == DurationUnit.Years ? lasts.Number * 12 : lasts.Number;
            return months == 0 ? new ConsentTerms(Next(day), true)
                : months >= (day.Year * 12) - 12 ? Early(day, months)
                : new ConsentTerms(FirstAfter(day.AddMonths(-(int)months), day, (int)months), true);
        }

        if (!IsWhole(lasts))
        {
            return new ConsentTerms(null, false);
        }

        var days = Hours(lasts) / 24;

        return new ConsentTerms(
            days > day.DayNumber ? null
                : days == 0 ? Next(day)
                : day.AddDays(1 - (int)days),
            true
        );
    }

    /// <summary>
    /// The day on which a grant ends, counted by the database from the day of the grant, for a day asked for that is not known yet; null
    /// where it never ends.
    /// </summary>
    public static string? End(Value lasts, string granted, SqlDays days)
    {
        if (lasts.Unit is DurationUnit.Months or DurationUnit.Years)
        {
            var months = lasts.Unit == DurationUnit.Years ? lasts.Number * 12 : lasts.Number;
            return months >= DateOnly.MaxValue.Year * 12 ? null : days.PlusMonths(granted, (int)months);
        }

        var number = Hours(lasts) / 24;
        return number > DateOnly.MaxValue.DayNumber ? null : days.PlusDays(granted, (int)number);
    }

    /// <summary>Whether a term is a number of whole days or months.</summary>
    public static bool IsWhole(Value lasts) => lasts.Unit is DurationUnit.Months or DurationUnit.Years || Hours(lasts) % 24 == 0;

    private static decimal Hours(Value lasts) =>
        lasts.Number
        * (
            lasts.Unit == DurationUnit.Weeks ? 24 * 7
            : lasts.Unit == DurationUnit.Days ? 24
            : 1
        );

    /// <summary>The day as SQL and comments show it.</summary>
    public string? Text => Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ConsentTerms Early(DateOnly day, decimal months) =>
        months >= (day.Year * 12) + day.Month
            ? new ConsentTerms(null, true)
            : new ConsentTerms(FirstAfter(DateOnly.MinValue, day, (int)months), true);

    private static DateOnly FirstAfter(DateOnly about, DateOnly day, int months)
    {
        var first = about.DayNumber > 5 ? about.AddDays(-5) : DateOnly.MinValue;
        // What lasts beyond the last year there is, lasts beyond any day.
        while ((first.Year * 12) + first.Month + months <= (DateOnly.MaxValue.Year * 12) + 12 && first.AddMonths(months) <= day)
        {
            first = first.AddDays(1);
        }

        return first;
    }

    // No grant can be of a later day than the day asked for: with a term of nothing none counts.
    private static DateOnly? Next(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
