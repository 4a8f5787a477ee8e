using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Values and their types.</summary>
internal static class ValueParts
{
    private const int Kinds = (int)ValueKind.Frequency + 1;
    private const int Units = (int)DurationUnit.Years + 1;

    public static void Write(PartWriter part, Value value)
    {
        part.Number((int)value.Kind);
        if (value.Text is { } text)
        {
            part.Text(text);
            return;
        }

        part.Decimal(value.Number);
        if (value.Kind == ValueKind.Duration)
        {
            part.Number((int)value.Unit);
        }
    }

    public static Value Read(PartReader part)
    {
        var kind = (ValueKind)part.Index(Kinds);
        switch (kind)
        {
            case ValueKind.Country:
                return Value.OfCountry(part.Text());
            case ValueKind.Text:
                return Value.OfText(part.Text());
            case ValueKind.Choice:
                return Value.OfChoice(part.Text());
        }

        var number = part.Decimal();
        switch (kind)
        {
            case ValueKind.Boolean:
                PartReader.Require(number is 0 or 1);
                return Value.OfBoolean(number == 1);
            case ValueKind.Date:
                PartReader.Require(number >= 0 && number <= DateOnly.MaxValue.DayNumber && decimal.IsInteger(number));
                return Value.OfDate(DateOnly.FromDayNumber((int)number));
            case ValueKind.Frequency:
                PartReader.Require(number >= 0 && number < Frequencies.Names.Count && decimal.IsInteger(number));
                return Value.OfFrequency((int)number);
            case ValueKind.Duration:
                PartReader.Require(number >= 0 && number < DurationUnits.Limit && decimal.IsInteger(number));
                return Value.OfDuration(number, (DurationUnit)part.Index(Units));
            case ValueKind.Decimal:
                PartReader.Require(ExactNumber.IsInRange(number));
                return Value.OfDecimal(number);
            default:
                PartReader.Require(decimal.IsInteger(number) && ExactNumber.IsInRange(number));
                return Value.OfInteger(number);
        }
    }

    /// <summary>A value that has to be of a type: what compares values relies on it.</summary>
    public static Value Read(PartReader part, AttributeType type)
    {
        var value = Read(part);
        PartReader.Require(value.Kind == type.Kind);
        return value;
    }

    public static void Write(PartWriter part, AttributeType type)
    {
        part.Number((int)type.Kind);
        part.Texts(type.Choices);
    }

    public static AttributeType ReadType(PartReader part) => new((ValueKind)part.Index(Kinds), part.Texts());
}
