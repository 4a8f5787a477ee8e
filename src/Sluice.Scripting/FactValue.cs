using System.Globalization;
using Sluice.Core.Model;
using Sluice.Scripting.Facts;

namespace Sluice.Scripting;

/// <summary>From what a script gives to a value of the attribute's type.</summary>
internal static class FactValue
{
    /// <summary>The value, or null when the result does not fit the type: nothing is guessed.</summary>
    public static Value? Convert(object? result, AttributeType type) =>
        (type.Kind, result) switch
        {
            (ValueKind.Boolean, bool truth) => Value.OfBoolean(truth),
            (ValueKind.Integer, _) when Whole(result) is { } number => Value.OfInteger(number),
            (ValueKind.Decimal, decimal number) => Value.OfDecimal(number),
            (ValueKind.Decimal, _) when Whole(result) is { } number => Value.OfDecimal(number),
            (ValueKind.Date, DateOnly day) => Value.OfDate(day),
            (ValueKind.Duration, DurationFact duration) => Duration(duration.Amount, duration.Unit),
            (ValueKind.Duration, string text) => Duration(text),
            (ValueKind.Country, string code) when Countries.IsKnown(code) => Value.OfCountry(code),
            (ValueKind.Text, string text) => Value.OfText(text),
            (ValueKind.Choice, string name) when type.Choices.Contains(name) => Value.OfChoice(name),
            _ => null,
        };

    /// <summary>The result in words for a message.</summary>
    public static string Describe(object? result) =>
        result switch
        {
            null => "nothing",
            bool truth => truth ? "`true`" : "`false`",
            string { Length: <= 40 } text => $"the text \"{text}\"",
            string => "a long text",
            DateOnly day => $"the date {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            DurationFact duration => $"the duration {duration.Amount.ToString(CultureInfo.InvariantCulture)} {duration.Unit}",
            double or float => "a binary fraction (write `0.5m` for a decimal)",
            decimal or sbyte or byte or short or ushort or int or uint or long or ulong =>
                $"the number {((IFormattable)result).ToString(null, CultureInfo.InvariantCulture)}",
            System.Collections.IEnumerable => "a list",
            _ => "an object",
        };

    private static decimal? Whole(object? result) =>
        result switch
        {
            sbyte n => n,
            byte n => n,
            short n => n,
            ushort n => n,
            int n => n,
            uint n => n,
            long n => n,
            ulong n => n,
            decimal n when decimal.Truncate(n) == n => n,
            _ => null,
        };

    private static Value? Duration(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 2 && ExactNumber.Read(parts[0], NumberParts.None, out var amount) == NumberReading.Exact
            ? Duration(amount, parts[1])
            : null;
    }

    private static Value? Duration(decimal amount, string unit)
    {
        DurationUnit? known = unit switch
        {
            "hour" or "hours" => DurationUnit.Hours,
            "day" or "days" => DurationUnit.Days,
            "week" or "weeks" => DurationUnit.Weeks,
            "month" or "months" => DurationUnit.Months,
            "year" or "years" => DurationUnit.Years,
            _ => null,
        };

        // The same bounds as for a duration that a policy or a manifest writes.
        return known is { } u && amount >= 0 && decimal.Truncate(amount) == amount && amount <= 1_000_000_000
            ? Value.OfDuration(amount, u)
            : null;
    }
}
