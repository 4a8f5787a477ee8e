using System.Globalization;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Turns what is written into a value of the type that is wanted.</summary>
internal sealed class LiteralBinder(DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    /// <summary>The value, or null when it is not of that type (which is reported).</summary>
    public Value? Bind(SourceText source, LiteralSyntax? literal, AttributeType type, string name)
    {
        if (literal is null || literal.Token is not { IsMissing: false })
        {
            return null;
        }

        var value = TryBind(literal, type);
        if (value is { } bound)
        {
            if (type.Kind == ValueKind.Country && !PartnerTreeBinder.CheckCountry(Diagnostics, At(source, literal), bound.Text!))
            {
                return null;
            }

            return bound;
        }

        var written = literal.Text + (literal.Unit is { } unit ? " " + unit.Text : "");
        switch (literal.Kind)
        {
            case LiteralKind.Date when type.Kind == ValueKind.Date:
                // The calendar has no such day: the parser has said so.
                break;
            case LiteralKind.Integer or LiteralKind.Decimal or LiteralKind.Duration when Fits(literal.Kind, type.Kind):
                Report(
                    BindingDiagnostics.NumberOutOfRange,
                    At(source, literal),
                    null,
                    name,
                    "a number of at most 28 digits, 28 of them behind the point (15 in a duration)"
                );
                break;
            default:
                Report(BindingDiagnostics.WrongType, At(source, literal), HintFor(literal, type), name, type.ToString(), written);
                break;
        }

        return null;
    }

    private static bool Fits(LiteralKind literal, ValueKind wanted) =>
        (literal, wanted) switch
        {
            (LiteralKind.Integer, ValueKind.Integer or ValueKind.Decimal) => true,
            (LiteralKind.Decimal, ValueKind.Decimal) => true,
            (LiteralKind.Duration, ValueKind.Duration) => true,
            _ => false,
        };

    private static Value? TryBind(LiteralSyntax literal, AttributeType type)
    {
        switch (type.Kind)
        {
            case ValueKind.Boolean when literal.Kind == LiteralKind.Boolean:
                return Value.OfBoolean(literal.Text == "true");
            case ValueKind.Integer when literal.Kind == LiteralKind.Integer:
                return Number(literal.Text) is { } whole ? Value.OfInteger(whole) : null;
            case ValueKind.Decimal when literal.Kind is LiteralKind.Integer or LiteralKind.Decimal:
                return Number(literal.Text) is { } number ? Value.OfDecimal(number) : null;
            case ValueKind.Date when literal.Kind == LiteralKind.Date:
                return DateOnly.TryParseExact(literal.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? Value.OfDate(day)
                    : null;
            case ValueKind.Duration when literal.Kind == LiteralKind.Duration:
                return
                    Number(literal.Text) is { } amount and >= 0 and < DurationUnits.Limit
                    && DurationUnits.Parse(literal.Unit?.Text) is { } unit
                    ? Value.OfDuration(amount, unit)
                    : null;
            case ValueKind.Country when literal.Kind == LiteralKind.Country:
                return Value.OfCountry(literal.Text);
            case ValueKind.Text when literal.Kind == LiteralKind.Text:
                return Value.OfText(literal.Text);
            case ValueKind.Choice when literal.Kind == LiteralKind.Name && type.Choices.Contains(literal.Text):
                return Value.OfChoice(literal.Text);
            case ValueKind.Frequency when literal.Kind == LiteralKind.Name && Frequencies.RankOf(literal.Text) is >= 0 and var rank:
                return Value.OfFrequency(rank);
            default:
                return null;
        }
    }

    private static decimal? Number(string text) =>
        ExactNumber.Read(text, NumberParts.Sign | NumberParts.Point, out var number) == NumberReading.Exact ? number : null;

    private static DiagnosticHint? HintFor(LiteralSyntax literal, AttributeType type)
    {
        if (type.Kind == ValueKind.Choice)
        {
            return DiagnosticHint.DidYouMean(NearestName.Find(literal.Text, type.Choices));
        }

        if (type.Kind == ValueKind.Frequency)
        {
            return DiagnosticHint.DidYouMean(NearestName.Find(literal.Text, Frequencies.Names))
                ?? "one of " + string.Join(", ", Frequencies.Names);
        }

        return type.Kind switch
        {
            ValueKind.Boolean when literal.Text is "yes" or "on" => "write `true`",
            ValueKind.Boolean when literal.Text is "no" or "off" => "write `false`",
            ValueKind.Duration => "a duration is a number and a unit, such as `90 days`",
            ValueKind.Date => "a date is written `2024-05-22`",
            ValueKind.Text => "a text stands in quotes",
            ValueKind.Country => "a country is its two-letter ISO 3166 code, such as `KR`",
            _ => null,
        };
    }
}
