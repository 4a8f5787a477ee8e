using System.Globalization;
using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>
/// Compares a number that a database printed with one of a policy, exactly: tables hold numbers that are longer than those of a policy.
/// </summary>
internal static class CellNumber
{
    private const NumberParts All = NumberParts.Sign | NumberParts.Point | NumberParts.Exponent;

    // Numbers of databases have exponents of three digits; a longer one must not make a number that fills the memory.
    private const int FarthestExponent = 1000;

    /// <summary>Below 0 where the cell is less than the number, 0 where they are one, above 0 where it is more.</summary>
    public static int Compare(string cell, decimal number) =>
        ExactNumber.Read(cell, All, out var own) switch
        {
            NumberReading.Exact => own.CompareTo(number),
            NumberReading.TooLong => CompareLong(cell, number),

            // What is no number, such as an infinity, is beyond all that a policy can name.
            _ => cell.StartsWith('-') ? -1 : 1,
        };

    private static int CompareLong(string cell, decimal number)
    {
        var (digits, power) = Split(cell);
        var (own, places) = Split(number.ToString(CultureInfo.InvariantCulture));
        return (digits * BigInteger.Pow(10, Math.Max(0, power - places))).CompareTo(own * BigInteger.Pow(10, Math.Max(0, places - power)));
    }

    /// <summary>A number as a whole one, and how many powers of ten it is to be taken times.</summary>
    private static (BigInteger Digits, int Power) Split(string number)
    {
        var e = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = e < 0 ? number : number[..e];
        var exponent =
            e < 0 ? BigInteger.Zero : BigInteger.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        return (
            BigInteger.Parse(
                mantissa.Replace(".", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture
            ),
            (int)BigInteger.Clamp(exponent, -FarthestExponent, FarthestExponent) - (dot < 0 ? 0 : mantissa.Length - dot - 1)
        );
    }
}
