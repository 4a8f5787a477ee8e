using System.Globalization;

namespace Sluice.Core.Model;

/// <summary>
/// One value of a fact. Numbers, dates (day number, 0 = 0001-01-01), booleans (0, 1), durations (amount) and frequencies
/// (rank) are in <see cref="Number"/>; countries, texts and choices in <see cref="Text"/>.
/// </summary>
public readonly record struct Value
{
    private Value(ValueKind kind, decimal number, string? text = null, DurationUnit unit = DurationUnit.Hours)
    {
        Kind = kind;
        Number = number;
        Text = text;
        Unit = unit;
    }

    /// <summary>What kind of value it is.</summary>
    public ValueKind Kind { get; }

    /// <summary>The number, day number, truth (0, 1), amount or rank.</summary>
    public decimal Number { get; }

    /// <summary>The text, country code or chosen name; null for other kinds.</summary>
    public string? Text { get; }

    /// <summary>The unit of a duration as it was written.</summary>
    public DurationUnit Unit { get; }

    /// <summary>A truth value.</summary>
    public static Value OfBoolean(bool value) => new(ValueKind.Boolean, value ? 1 : 0);

    /// <summary>A whole number.</summary>
    public static Value OfInteger(decimal value) => new(ValueKind.Integer, value);

    /// <summary>A decimal number; trailing zeros make no difference.</summary>
    public static Value OfDecimal(decimal value) => new(ValueKind.Decimal, value / 1.000000000000000000000000000m);

    /// <summary>A calendar day.</summary>
    public static Value OfDate(DateOnly value) => new(ValueKind.Date, value.DayNumber);

    /// <summary>A duration in the unit it was written in.</summary>
    public static Value OfDuration(decimal amount, DurationUnit unit) => new(ValueKind.Duration, amount, null, unit);

    /// <summary>A country by its ISO 3166 code.</summary>
    public static Value OfCountry(string code) => new(ValueKind.Country, 0, code);

    /// <summary>A text.</summary>
    public static Value OfText(string text) => new(ValueKind.Text, 0, text);

    /// <summary>One of a list of names.</summary>
    public static Value OfChoice(string name) => new(ValueKind.Choice, 0, name);

    /// <summary>A frequency by its rank in <see cref="Frequencies.Names"/>.</summary>
    public static Value OfFrequency(int rank) => new(ValueKind.Frequency, rank);

    /// <summary>The day of a date value.</summary>
    public DateOnly ToDate() => DateOnly.FromDayNumber((int)Number);

    /// <summary>The value as a policy writes it.</summary>
    public override string ToString() =>
        Kind switch
        {
            ValueKind.Boolean => Number != 0 ? "true" : "false",
            ValueKind.Date => ToDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ValueKind.Duration => Number.ToString("0", CultureInfo.InvariantCulture) + " " + UnitName(),
            ValueKind.Text => "\""
                + Text!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                + "\"",
            ValueKind.Country or ValueKind.Choice => Text!,
            ValueKind.Frequency => Frequencies.Names[(int)Number],
            _ => Number.ToString("0.############################", CultureInfo.InvariantCulture),
        };

    private string UnitName()
    {
        var plural = Unit switch
        {
            DurationUnit.Hours => "hours",
            DurationUnit.Days => "days",
            DurationUnit.Weeks => "weeks",
            DurationUnit.Months => "months",
            _ => "years",
        };
        return Number == 1 ? plural[..^1] : plural;
    }
}
