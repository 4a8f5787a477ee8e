using System.Globalization;
using System.Numerics;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.People;

/// <summary>Where a line of numbers is cut so that each number named lies alone between two cuts.</summary>
internal static class NumberCuts
{
    /// <summary>
    /// Two cuts for each number: the first whole number that is at least as large, and the first that is larger. Those that no number
    /// reaches are left out at the end.
    /// </summary>
    /// <param name="numbers">The numbers, in order.</param>
    /// <param name="scale">How many digits the whole numbers of the cells have behind the point.</param>
    public static T[] Whole<T>(IEnumerable<decimal> numbers, int scale)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var most = BigInteger.CreateChecked(T.MaxValue);
        return [.. numbers.SelectMany(n => Cuts(n, scale)).TakeWhile(c => c <= most).Select(T.CreateSaturating)];
    }

    /// <summary>
    /// The same for binary fractions, each of which stands for the shortest number that is written for it: 0.1 is 0.1, and less than
    /// 0.10000000000000000001.
    /// </summary>
    public static double[] Binary(IEnumerable<decimal> numbers) =>
        [
            .. numbers.SelectMany(static n =>
            {
                var near = double.Parse(n.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                var sign = CellNumber.Compare(near.ToString("R", CultureInfo.InvariantCulture), n);
                var next = double.BitIncrement(near);
                return (double[])[sign < 0 ? next : near, sign > 0 ? near : next];
            }),
        ];

    private static IEnumerable<BigInteger> Cuts(decimal number, int scale)
    {
        // A decimal is a whole number and how many of its digits stand behind the point.
        var bits = decimal.GetBits(number);
        var digits = (bits[3] >> 16) & 0xFF;
        var scaled = new BigInteger(new decimal(bits[0], bits[1], bits[2], number < 0, 0)) * BigInteger.Pow(10, scale);
        var unit = BigInteger.Pow(10, digits);
        var floor = BigInteger.DivRem(scaled, unit, out var rest);
        if (rest < 0)
        {
            floor -= 1;
        }

        yield return rest.IsZero ? floor : floor + 1;
        yield return floor + 1;
    }
}
