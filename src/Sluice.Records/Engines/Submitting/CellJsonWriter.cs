using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sluice.Records.Engines.Submitting;

/// <summary>Writes rows as lines of JSON in which a cell has one text, whichever engine it came from and in whatever words.</summary>
/// <param name="forms">The form of each column.</param>
internal sealed class CellJsonWriter(IReadOnlyList<CellForm> forms)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>The line of a row, without its end; null where a cell is none of its column's type. It holds until the next row.</summary>
    public ReadOnlyMemory<byte>? Line(JsonElement row)
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        foreach (var (cell, form) in row.EnumerateObject().Zip(forms))
        {
            json.WritePropertyName(cell.Name);
            if (!TryWrite(json, cell.Value, form))
            {
                return null;
            }
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static bool TryWrite(Utf8JsonWriter json, JsonElement cell, CellForm form)
    {
        var isNumber = cell.ValueKind == JsonValueKind.Number;
        var text =
            isNumber ? cell.GetRawText()
            : cell.ValueKind == JsonValueKind.String ? cell.GetString()!
            : null;
        if (form == CellForm.AsIs || (text is null && form != CellForm.Json))
        {
            cell.WriteTo(json);
            return form == CellForm.AsIs || cell.ValueKind == JsonValueKind.Null;
        }

        return form switch
        {
            CellForm.Decimal => Raw(json, PlainDecimal(text!)),
            CellForm.Single => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var single)
                && Floating(json, single, single.ToString("R", CultureInfo.InvariantCulture)),
            CellForm.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Floating(json, number, number.ToString("R", CultureInfo.InvariantCulture)),
            CellForm.Moment => Text(json, Moment(text!)),
            CellForm.Microseconds => Text(
                json,
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? Moment(count) : null
            ),
            _ => Embedded(json, cell, isNumber ? null : text),
        };
    }

    // Java writes small decimals with an exponent: 1E-18, and 0E-18 for a zero with as many places.
    private static string? PlainDecimal(string text)
    {
        const int Most = 400;
        var at = text.AsSpan().IndexOfAny('e', 'E');
        var power = 0;
        if (at >= 0 && !int.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power))
        {
            return null;
        }

        var (sign, number) = text.StartsWith('-') ? ("-", text[1..]) : ("", text);
        number = at < 0 ? number : number[..(at - sign.Length)];
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var digits = number.Replace(".", "", StringComparison.Ordinal);
        var whole = (point < 0 ? digits.Length : point) + power;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || Math.Abs(power) > Most)
        {
            return null;
        }

        var padded = whole <= 0 ? new string('0', 1 - whole) + digits : digits.PadRight(whole, '0');
        whole = Math.Max(whole, 1);
        var before = padded[..whole].TrimStart('0');
        return sign + (before.Length == 0 ? "0" : before) + (padded.Length > whole ? "." + padded[whole..] : "");
    }

    private static bool Floating(Utf8JsonWriter json, double number, string text)
    {
        if (double.IsFinite(number))
        {
            return Raw(json, text.All(static c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text);
        }

        return Text(
            json,
            double.IsNaN(number) ? "NaN"
                : number > 0 ? "Infinity"
                : "-Infinity"
        );
    }

    private static string? Moment(long microseconds)
    {
        var (first, last) = (DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        var ticks = ((Int128)microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks;
        return ticks < first || ticks > last
            ? null
            : Moment(
                new DateTime((long)ticks, DateTimeKind.Unspecified).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
                    + "Z"
            );
    }

    // A day, a time with the digits that count, and where it has one the offset: `Z` for none from UTC.
    private static string Moment(string text)
    {
        const int Day = 10;
        const int Second = 19;
        if (text.Length < Second || text[Day] is not ('T' or ' '))
        {
            return text;
        }

        var end = Second;
        while (end < text.Length && (text[end] == '.' || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        var fraction = text[Second..end].TrimEnd('0').TrimEnd('.');
        var zone = text[end..].TrimStart();
        return string.Concat(
            text.AsSpan(0, Day),
            " ",
            text.AsSpan(Day + 1, Second - Day - 1),
            fraction + (zone is "+00:00" or "UTC" ? "Z" : zone)
        );
    }

    private static bool Embedded(Utf8JsonWriter json, JsonElement cell, string? text)
    {
        if (text is null)
        {
            cell.WriteTo(json);
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            document.RootElement.WriteTo(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Text(Utf8JsonWriter json, string? text)
    {
        json.WriteStringValue(text);
        return text is not null;
    }

    private static bool Raw(Utf8JsonWriter json, string? text)
    {
        if (text is not null)
        {
            json.WriteRawValue(Encoding.UTF8.GetBytes(text), skipInputValidation: false);
        }

        return text is not null;
    }
}
