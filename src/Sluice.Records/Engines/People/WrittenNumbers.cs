using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Native;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.People;

/// <summary>
/// Decimals as a text writes them, and numbers, days and truth values as JSON does, sorted as <see cref="NumberClasses{T}"/> sorts numbers.
/// They are compared to their last digit, however many they have: a type of the engine would round some of them, and every number of JSON.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="cell">How its cells are read.</param>
/// <param name="numbers">The numbers that rules name, in order.</param>
internal sealed unsafe class WrittenNumbers(AttributeSymbol attribute, CellReader cell, List<decimal> numbers)
    : FactClasses(attribute, cell.Text!, new NativeType(DuckDBType.Varchar))
{
    private const int Unknown = 0;
    private const NumberParts Parts = NumberParts.Sign | NumberParts.Point | NumberParts.Exponent;

    public override int Count => (2 * numbers.Count) + 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Sort(Cells cells, Span<int> classes)
    {
        var texts = (NativeText*)cells.Data;
        var fine = true;
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = cells.IsGiven(i) ? OfCell(NativeText.Bytes(texts + i)) : Unknown;
            fine &= classes[i] != Wrong;
        }

        return fine;
    }

    public override Truth TruthOf(int number, Condition atom) =>
        number == Unknown
            ? Truth.Unknown
            : atom switch
            {
                Condition.AttributeComparison c => Truths.Of(ComparisonOperators.Holds(c.Operator, Compare(number, c.Value))),
                Condition.AttributeMembership m => Truths.Of(m.Values.Any(v => Compare(number, v) == 0)),
                _ => Truth.Unknown,
            };

    private int Compare(int number, Value value) => (number - 1).CompareTo((2 * numbers.BinarySearch(NumberOf(value))) + 1);

    private int OfCell(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return Unknown;
        }

        var digits = text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        return IsWhole(point < 0 ? digits : digits[..point]) && (point < 0 || IsWhole(digits[(point + 1)..])) ? OfNumber(text) : Wrong;
    }

    private static bool IsWhole(ReadOnlySpan<byte> digits) => !digits.IsEmpty && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <inheritdoc/>
    public override int OfJson(ref Utf8JsonReader reader) =>
        (Attribute.Type.Kind, reader.TokenType) switch
        {
            (ValueKind.Boolean, JsonTokenType.True) => PlaceOf(1),
            (ValueKind.Boolean, JsonTokenType.False) => PlaceOf(0),
            (ValueKind.Decimal, JsonTokenType.Number) => OfNumber(reader.ValueSpan),
            (ValueKind.Integer, JsonTokenType.Number) => reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0
                ? OfNumber(reader.ValueSpan)
                : Wrong,
            (ValueKind.Date, JsonTokenType.String) => OfDay(
                reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan
            ),
            _ => Wrong,
        };

    private int OfDay(ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[10];
        if (text.Length != chars.Length || !Ascii.IsValid(text))
        {
            return Wrong;
        }

        Encoding.ASCII.GetChars(text, chars);

        // The year before the first is a leap year like this one, and lies before every day that a rule can name.
        var isBefore = chars.StartsWith("0000");
        (isBefore ? "2000" : "").CopyTo(chars);
        return DateOnly.TryParseExact(chars, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? isBefore
                ? 1
                : PlaceOf(day.DayNumber - Epoch)
            : Wrong;
    }

    /// <summary>The class of a number.</summary>
    private int PlaceOf(decimal number) =>
        1 + (numbers.BinarySearch(number) is >= 0 and var at ? (2 * at) + 1 : 2 * ~numbers.BinarySearch(number));

    private int OfNumber(ReadOnlySpan<byte> text)
    {
        const int Short = 64;
        var chars = text.Length <= Short ? stackalloc char[text.Length] : new char[text.Length];
        Encoding.ASCII.GetChars(text, chars);
        if (ExactNumber.Read(chars, Parts, out var own) == NumberReading.Exact)
        {
            return PlaceOf(own);
        }

        var cell = chars.ToString();
        var place = 1;
        foreach (var number in numbers)
        {
            var sign = CellNumber.Compare(cell, number);
            place +=
                sign > 0 ? 2
                : sign == 0 ? 1
                : 0;
        }

        return place;
    }
}
