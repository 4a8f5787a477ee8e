namespace Sluice.Core.Model;

/// <summary>
/// Reads numbers without ever rounding them: what is longer than can be calculated with is told apart from what is no number. (The parsers
/// of .NET round what is behind the 28th place, make 0 of 1e-30, and take zero characters at the end for nothing.)
/// </summary>
public static class ExactNumber
{
    /// <summary>How many digits a number may have, zeros at its edges left out, and how many places behind the point.</summary>
    public const int MostDigits = 28;

    // Exponents beyond this are treated alike: no text of a file has enough digits to make up for them.
    private const int FarExponent = 1_000_000_000;

    /// <summary>
    /// Reads a number: a sign, digits, a point with digits, an exponent, as far as they are allowed. Single underscores may part digits.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">Which parts beside digits it may have.</param>
    /// <param name="number">The number, exactly; 0 where it cannot be had.</param>
    /// <returns>Whether it is a number, and one that can be calculated with.</returns>
    public static NumberReading Read(ReadOnlySpan<char> text, NumberParts parts, out decimal number)
    {
        number = 0;
        var at = 0;
        var negative = text.StartsWith("-");
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            if (!parts.HasFlag(NumberParts.Sign))
            {
                return NumberReading.NotANumber;
            }

            at++;
        }

        // The digits from the first to the last that is no zero, and for how many powers of ten the last one counts.
        Span<char> digits = stackalloc char[MostDigits];
        var (count, zeros, any, point) = (0, 0, false, false);
        long power = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '.' && !point && parts.HasFlag(NumberParts.Point))
            {
                point = true;
                continue;
            }

            if (c == '_' && any && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                continue;
            }

            if (!char.IsAsciiDigit(c))
            {
                break;
            }

            any = true;
            power -= point ? 1 : 0;
            if (c == '0')
            {
                zeros += count > 0 ? 1 : 0;
                continue;
            }

            for (; zeros > 0; zeros--, count++)
            {
                Put(digits, count, '0');
            }

            Put(digits, count++, c);
        }

        power += zeros;
        if (!any || (at < text.Length && !ReadExponent(text[at..], parts, ref power)))
        {
            return NumberReading.NotANumber;
        }

        if (count == 0)
        {
            return NumberReading.Exact;
        }

        if (count > MostDigits || power < -MostDigits || count + power > MostDigits)
        {
            return NumberReading.TooLong;
        }

        foreach (var digit in digits[..count])
        {
            number = (number * 10) + (digit - '0');
        }

        for (; power > 0; power--)
        {
            number *= 10;
        }

        number =
            power < 0 ? number * new decimal(1, 0, 0, isNegative: negative, (byte)-power)
            : negative ? -number
            : number;
        return NumberReading.Exact;
    }

    /// <summary>Whether a number is one that <see cref="Read"/> may give.</summary>
    public static bool IsInRange(decimal number) =>
        Read(number.ToString(System.Globalization.CultureInfo.InvariantCulture), NumberParts.Sign | NumberParts.Point, out _)
        == NumberReading.Exact;

    private static void Put(Span<char> digits, int at, char digit)
    {
        if (at < digits.Length)
        {
            digits[at] = digit;
        }
    }

    private static bool ReadExponent(ReadOnlySpan<char> text, NumberParts parts, ref long power)
    {
        if (text[0] is not ('e' or 'E') || !parts.HasFlag(NumberParts.Exponent))
        {
            return false;
        }

        var digits = text[1..];
        var down = digits.StartsWith("-");
        digits = down || digits.StartsWith("+") ? digits[1..] : digits;
        long exponent = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            exponent = Math.Min(FarExponent, (exponent * 10) + (c - '0'));
        }

        power += down ? -exponent : exponent;
        return !digits.IsEmpty;
    }
}
