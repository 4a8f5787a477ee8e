using DuckDB.NET.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.Native;

/// <summary>
/// The one way to write a key that stands in a column of text where keys are numbers or UUIDs. Nearly every key is written in it already,
/// and is handed on as it is; patterns of the engine would take longer than all that is done with a row besides.
/// </summary>
/// <param name="form">What keys are.</param>
/// <param name="guard">
/// What it is called where it ends the query at a text that is no key, so that nothing else has to ask for it; null where such a text
/// becomes null.
/// </param>
internal sealed unsafe class KeyText(KeyForm form, string? guard = null)
    : BatchFunction(guard ?? NameOf(form), DuckDBType.Varchar, [new NativeType(DuckDBType.Varchar)])
{
    // More than a whole number of the engine can have.
    private const int MostDigits = 38;
    private const int UuidDigits = 32;
    private const int UuidLength = 36;

    private volatile bool isWrong;

    /// <summary>Whether it has ended a query.</summary>
    public bool IsWrong => isWrong;

    /// <inheritdoc/>
    protected override bool IsPure => true;

    /// <summary>What it is called in a query.</summary>
    public static string NameOf(KeyForm form) => form == KeyForm.Whole ? "sluice_whole_key" : "sluice_uuid_key";

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, nint vector)
    {
        Span<byte> room = stackalloc byte[UuidLength + MostDigits];
        for (var row = 0; row < rows; row++)
        {
            var text = arguments[0].IsGiven(row) ? NativeText.Bytes((NativeText*)arguments[0].Data + row) : [];
            if (text.IsEmpty)
            {
                // An empty cell names no person.
                GiveNothing(vector, row);
                continue;
            }

            switch (form == KeyForm.Whole ? Whole(text, room) : Uuid(text, room))
            {
                case < 0 when guard is not null:
                    isWrong = true;
                    throw new InvalidDataException("a cell is no key");
                case < 0:
                    GiveNothing(vector, row);
                    break;
                case 0:
                    Give(vector, row, text);
                    break;
                case var length:
                    Give(vector, row, room[..length]);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results) => throw new NotSupportedException();

    /// <summary>The digits of a whole number, with a minus before those of a negative one.</summary>
    /// <returns>
    /// How many bytes were written; 0 where the text is a key as it stands, and less where it is a number that is none: with a fraction or
    /// an exponent it is not known whose it is.
    /// </returns>
    private static int Whole(ReadOnlySpan<byte> text, Span<byte> room)
    {
        if (text.Length is > 0 and <= MostDigits && text[0] is > (byte)'0' and <= (byte)'9' && IsDigits(text))
        {
            return 0;
        }

        var number = Trimmed(text);
        var isSigned = !number.IsEmpty && number[0] is (byte)'+' or (byte)'-';
        var isNegative = isSigned && number[0] == '-';
        number = isSigned ? number[1..] : number;
        var digits = number[..Digits(number)];
        var rest = number[digits.Length..];
        if (digits.Length is > 0 and <= MostDigits && (rest.IsEmpty || (rest[0] == '.' && rest[1..].IndexOfAnyExcept((byte)'0') < 0)))
        {
            digits = digits.TrimStart((byte)'0');
            if (digits.IsEmpty)
            {
                room[0] = (byte)'0';
                return 1;
            }

            room[0] = (byte)'-';
            digits.CopyTo(room[(isNegative ? 1 : 0)..]);
            return digits.Length + (isNegative ? 1 : 0);
        }

        return digits.Length > 0 && rest.IsEmpty ? 0
            : IsNumber(digits, rest) ? -1
            : 0;
    }

    /// <summary>
    /// Whether digits and what follows them are a number: a point with digits on one side of it at least, and an exponent.
    /// </summary>
    private static bool IsNumber(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> rest)
    {
        var fraction = 0;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            fraction = Digits(rest[1..]);
            rest = rest[(1 + fraction)..];
        }

        if (digits.Length + fraction == 0)
        {
            return false;
        }

        if (!rest.IsEmpty && rest[0] is (byte)'e' or (byte)'E')
        {
            rest = rest[1..];
            rest = !rest.IsEmpty && rest[0] is (byte)'+' or (byte)'-' ? rest[1..] : rest;
            return !rest.IsEmpty && IsDigits(rest);
        }

        return rest.IsEmpty;
    }

    /// <summary>A UUID in small letters with its four strokes, however it was written.</summary>
    private static int Uuid(ReadOnlySpan<byte> text, Span<byte> room)
    {
        var digits = Trimmed(text);
        digits = digits.Length > 1 && digits[0] == '{' && digits[^1] == '}' ? digits[1..^1] : digits;
        var (read, at) = (0, 0);
        foreach (var digit in digits)
        {
            if (digit == '-')
            {
                continue;
            }

            if (read == UuidDigits || !char.IsAsciiHexDigit((char)digit))
            {
                return 0;
            }

            if (read is 8 or 12 or 16 or 20)
            {
                room[at++] = (byte)'-';
            }

            room[at++] = (byte)char.ToLowerInvariant((char)digit);
            read++;
        }

        return read == UuidDigits ? at : 0;
    }

    // What programs put round a cell: blanks, tabs, blanks that do not break, the byte order mark.
    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var length =
                text[0] is (byte)' ' or (byte)'\t' ? 1
                : text.StartsWith("\u00A0"u8) ? 2
                : text.StartsWith("\uFEFF"u8) ? 3
                : 0;
            if (length == 0)
            {
                break;
            }

            text = text[length..];
        }

        while (!text.IsEmpty)
        {
            var length =
                text[^1] is (byte)' ' or (byte)'\t' ? 1
                : text.EndsWith("\u00A0"u8) ? 2
                : text.EndsWith("\uFEFF"u8) ? 3
                : 0;
            if (length == 0)
            {
                break;
            }

            text = text[..^length];
        }

        return text;
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static int Digits(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length;
}
