using System.Globalization;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>
/// Reads values of declared types, by the core schema of YAML 1.2: only what stands without quotes is a number or a boolean.
/// </summary>
internal sealed class ValueReader(Vocabulary vocabulary, DiagnosticBag diagnostics) : ManifestBinderBase(vocabulary, diagnostics)
{
    private const NumberParts AnyNumber = NumberParts.Sign | NumberParts.Point | NumberParts.Exponent;

    private static readonly AttributeType Day = new(ValueKind.Date);
    private static readonly AttributeType YesOrNo = new(ValueKind.Boolean);

    public Located<Value>? Read(YamlNode? node, AttributeType type, string name) =>
        ReadValue(node, type, name) is { } value ? new Located<Value>(value, node!.Location) : null;

    /// <summary>The value of a built-in fact: a number that counts something is not negative.</summary>
    public Located<Value>? Read(YamlNode? node, FactDefinition fact)
    {
        var value = Read(node, fact.Type, fact.Key);
        if (value is null || !fact.IsCount || value.Value.Number >= 0)
        {
            return value;
        }

        Report(ManifestDiagnostics.WrongValue, value.Location, null, fact.Key, "a number of 0 or more", value.Value.ToString());
        return null;
    }

    /// <summary>The value alone, for those that keep its place in another way.</summary>
    public Value? ReadValue(YamlNode? node, AttributeType type, string name)
    {
        if (node is null)
        {
            return null;
        }

        // A quoted text may be empty; every other value has something in it.
        var scalar = node is YamlScalar { IsPlain: false } quoted && type.Kind == ValueKind.Text ? quoted : AsText(node);
        if (scalar is null)
        {
            return null;
        }

        if (TryRead(scalar, type) is { } value)
        {
            return value;
        }

        if (IsTooLong(scalar, type))
        {
            Report(ManifestDiagnostics.NumberTooLong, scalar.Location, null, name);
            return null;
        }

        if (type.Kind == ValueKind.Date && IsDateShaped(scalar.Text))
        {
            Report(ManifestDiagnostics.ImpossibleManifestDate, scalar.Location, null, scalar.Text);
            return null;
        }

        Report(ManifestDiagnostics.WrongValue, scalar.Location, HintFor(scalar, type), name, Describe(type), scalar.Text);
        return null;
    }

    /// <summary>A day; reported when it is none.</summary>
    public DateOnly? ReadDate(YamlNode? node, string name) => ReadValue(node, Day, name)?.ToDate();

    /// <summary>true or false.</summary>
    public bool? ReadBoolean(YamlNode? node, string name) => ReadValue(node, YesOrNo, name) is { } value ? value.Number != 0 : null;

    private static Value? TryRead(YamlScalar scalar, AttributeType type)
    {
        var text = scalar.Text;
        switch (type.Kind)
        {
            case ValueKind.Boolean when scalar.IsPlain:
                return text is "true" or "True" or "TRUE" ? Value.OfBoolean(true)
                    : text is "false" or "False" or "FALSE" ? Value.OfBoolean(false)
                    : null;
            case ValueKind.Integer when scalar.IsPlain && ExactNumber.Read(text, NumberParts.Sign, out var whole) == NumberReading.Exact:
                return Value.OfInteger(whole);
            case ValueKind.Decimal when scalar.IsPlain && ExactNumber.Read(text, AnyNumber, out var number) == NumberReading.Exact:
                return Value.OfDecimal(number);
            case ValueKind.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? Value.OfDate(day)
                    : null;
            case ValueKind.Duration:
                return ReadDuration(text);
            case ValueKind.Country:
                return text.Length == 2 && Countries.IsKnown(text) ? Value.OfCountry(text) : null;
            case ValueKind.Text:
                return scalar.IsPlain && IsNumberOrBoolean(text) ? null : Value.OfText(text);
            case ValueKind.Choice:
                return type.Choices.Contains(text) ? Value.OfChoice(text) : null;
            case ValueKind.Frequency:
                return Frequencies.RankOf(text) is >= 0 and var rank ? Value.OfFrequency(rank) : null;
            default:
                return null;
        }
    }

    private static Value? ReadDuration(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            parts.Length == 2
            && ExactNumber.Read(parts[0], NumberParts.None, out var amount) == NumberReading.Exact
            && amount < DurationUnits.Limit
            && DurationUnits.Parse(parts[1]) is { } unit
            ? Value.OfDuration(amount, unit)
            : null;
    }

    private static bool IsTooLong(YamlScalar scalar, AttributeType type) =>
        type.Kind switch
        {
            ValueKind.Integer => scalar.IsPlain && ExactNumber.Read(scalar.Text, NumberParts.Sign, out _) == NumberReading.TooLong,
            ValueKind.Decimal => scalar.IsPlain && ExactNumber.Read(scalar.Text, AnyNumber, out _) == NumberReading.TooLong,
            _ => false,
        };

    private static bool IsNumberOrBoolean(string text) =>
        text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
        || ExactNumber.Read(text, AnyNumber, out _) != NumberReading.NotANumber;

    private static bool IsDateShaped(string text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && text.All(static c => char.IsAsciiDigit(c) || c == '-');

    private static string Describe(AttributeType type) =>
        type.Kind switch
        {
            ValueKind.Boolean => "`true` or `false`",
            ValueKind.Integer => "a whole number",
            ValueKind.Decimal => "a number",
            ValueKind.Date => "a date such as 2024-05-22",
            ValueKind.Duration => "a duration such as `90 days`",
            ValueKind.Country => "an ISO 3166 country code",
            ValueKind.Text => "a text",
            ValueKind.Choice => "one of " + string.Join(", ", type.Choices),
            _ => "one of " + string.Join(", ", Frequencies.Names),
        };

    private static DiagnosticHint? HintFor(YamlScalar scalar, AttributeType type)
    {
        IEnumerable<string>? candidates = type.Kind switch
        {
            ValueKind.Choice => type.Choices,
            ValueKind.Frequency => Frequencies.Names,
            ValueKind.Country => Countries.All,
            _ => null,
        };
        if (candidates is not null && NearestName.Find(scalar.Text, candidates) is { } nearest)
        {
            return DiagnosticHint.DidYouMean(nearest);
        }

        if (type.Kind == ValueKind.Boolean && scalar.IsPlain && scalar.Text.ToLowerInvariant() is "yes" or "no" or "on" or "off")
        {
            return $"write `{(scalar.Text.ToLowerInvariant() is "yes" or "on" ? "true" : "false")}`";
        }

        if (type.Kind is ValueKind.Integer or ValueKind.Decimal && scalar.Text.Contains(',', StringComparison.Ordinal))
        {
            return "digits are grouped with `_`, for example `5_000`";
        }

        return !scalar.IsPlain && type.Kind is ValueKind.Boolean or ValueKind.Integer or ValueKind.Decimal ? "what stands in quotes is text"
            : type.Kind == ValueKind.Text ? "put it in quotes"
            : null;
    }
}
