using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Native;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>
/// Decimals as a text writes them, sorted as <see cref="NumberClasses{T}"/> sorts numbers. They are compared to their last digit, however many they have: a type of the engine would
/// round some of them, and every number of JSON.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="cell">How its cells are read.</param>
/// <param name="numbers">The numbers that rules name, in order.</param>
internal sealed unsafe class WrittenNumbers(AttributeSymbol attribute, CellReader cell, List<decimal> numbers) : FactClasses(attribute, cell.Text!, new NativeType(DuckDBType.Varchar))
{
    private const int Unknown = 0;
    private const NumberParts Parts = NumberParts.Sign | NumberParts.Point | NumberParts.Exponent;

    private static readonly JsonReaderOptions Json = new() { AllowTrailingCommas = true, MaxDepth = int.MaxValue };
    private readonly byte[]? member = cell.Member is { } name ? Encoding.UTF8.GetBytes(name) : null;

    public override int Count => (2 * numbers.Count) + 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Sort(Cells cells, Span<int> classes)
    {
        var texts = (NativeText*)cells.Data;
        var fine = true;
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = !cells.IsGiven(i) ? Unknown : member is null ? OfCell(NativeText.Bytes(texts + i)) : OfMember(NativeText.Bytes(texts + i));
            fine &= classes[i] != Wrong;
        }

        return fine;
    }

    public override Truth TruthOf(int number, Condition atom) => number == Unknown ? Truth.Unknown : atom switch
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

    private int OfMember(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isOwn = reader.ValueTextEquals(member);
                reader.Read();
                if (isOwn)
                {
                    return reader.TokenType == JsonTokenType.Number ? OfNumber(reader.ValueSpan) : reader.TokenType == JsonTokenType.Null ? Unknown : Wrong;
                }

                reader.Skip();
            }

            return Unknown;
        }
        catch (JsonException)
        {
            // What the engine lets pass and JSON does not know, such as NaN.
            return Wrong;
        }
    }

    private int OfNumber(ReadOnlySpan<byte> text)
    {
        const int Short = 64;
        var chars = text.Length <= Short ? stackalloc char[text.Length] : new char[text.Length];
        Encoding.ASCII.GetChars(text, chars);
        if (ExactNumber.Read(chars, Parts, out var own) == NumberReading.Exact)
        {
            return 1 + (numbers.BinarySearch(own) is >= 0 and var at ? (2 * at) + 1 : 2 * ~numbers.BinarySearch(own));
        }

        var cell = chars.ToString();
        var place = 1;
        foreach (var number in numbers)
        {
            var sign = CellNumber.Compare(cell, number);
            place += sign > 0 ? 2 : sign == 0 ? 1 : 0;
        }

        return place;
    }
}
