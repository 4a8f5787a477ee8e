using System.Globalization;
using System.Numerics;
using Sluice.Core.Model;
using Sluice.Records.Plans;

namespace Sluice.Records.Sql.Cells;

/// <summary>
/// The numbers that a column can hold. A number of a policy is put into the type of the column rather than the other way round: no cell is
/// rounded, and no engine has to find a type for both. Where the column cannot hold the number, the least that it can hold above it takes
/// its place.
/// </summary>
internal sealed class NumberDomain
{
    private readonly Func<decimal, (bool IsExact, string? Literal, bool IsBelowAll)> nearest;

    private NumberDomain(Func<decimal, (bool IsExact, string? Literal, bool IsBelowAll)> nearest) => this.nearest = nearest;

    /// <summary>How a cell that was printed is brought to its shortest text; null where it is printed exactly.</summary>
    public Func<string, string>? Shortest { get; private init; }

    /// <summary>Whole numbers of 64 bits.</summary>
    public static NumberDomain Whole(SqlDialect dialect) => Scaled(long.MinValue, long.MaxValue, 0, dialect.Number);

    /// <summary>Decimals of so many digits, some of them behind the point.</summary>
    public static NumberDomain Decimal(SqlDialect dialect, int digits, int places)
    {
        var most = BigInteger.Pow(10, digits) - 1;
        return Scaled(-most, most, places, n => dialect.ExactNumber(n == 0 && places > 0 ? "0.0" : SqlDialect.Digits(n)));
    }

    /// <summary>Floating-point numbers of 64 bits, each of which is the number that its shortest text says.</summary>
    public static NumberDomain Double(SqlDialect dialect) =>
        Binary(
            dialect,
            static n => double.Parse(n, CultureInfo.InvariantCulture),
            double.BitIncrement,
            static d => d.ToString("R", CultureInfo.InvariantCulture),
            static d => d
        );

    /// <summary>Floating-point numbers of 32 bits, read as such of 64: that takes nothing away.</summary>
    public static NumberDomain Float(SqlDialect dialect) =>
        Binary(
            dialect,
            static n => float.Parse(n, CultureInfo.InvariantCulture),
            float.BitIncrement,
            static f => f.ToString("R", CultureInfo.InvariantCulture),
            static f => f
        );

    /// <summary>A comparison; of what is not known, nothing is known.</summary>
    public string Compare(string column, ComparisonOperator comparison, decimal number)
    {
        var (isExact, literal, isBelowAll) = nearest(number);
        if (isExact)
        {
            return $"{column} {(comparison == ComparisonOperator.NotEqual ? "<>" : ComparisonOperators.SignOf(comparison))} {literal}";
        }

        return comparison switch
        {
            ComparisonOperator.Equal => Never(column),
            ComparisonOperator.NotEqual => Always(column),
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => literal is null ? Always(column)
            : isBelowAll ? Never(column)
            : $"{column} < {literal}",
            _ => literal is null ? Never(column)
            : isBelowAll ? Always(column)
            : $"{column} >= {literal}",
        };
    }

    /// <summary>Whether it is one of some numbers.</summary>
    public string IsOneOf(string column, IEnumerable<decimal> numbers)
    {
        var literals = numbers
            .Select(nearest)
            .Where(static n => n.IsExact)
            .Select(static n => n.Literal!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return literals.Count == 0 ? Never(column) : $"{column} IN ({string.Join(", ", literals)})";
    }

    private static string Always(string column) => $"{column} = {column}";

    private static string Never(string column) => $"{column} <> {column}";

    private static NumberDomain Scaled(BigInteger least, BigInteger most, int places, Func<decimal, string> write) =>
        new(number =>
        {
            var unit = BigInteger.Pow(10, places);
            var bits = decimal.GetBits(number);
            var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], number < 0, 0)) * unit;
            var floor = BigInteger.DivRem(digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF), out var rest);
            var isExact = rest.IsZero;
            var above = isExact || rest < 0 ? floor : floor + 1;
            return above > most ? (false, null, false)
                : above < least ? (false, "", true)
                : (isExact, write(isExact ? number : (decimal)above / (decimal)unit), false);
        });

    private static NumberDomain Binary<T>(
        SqlDialect dialect,
        Func<string, T> parse,
        Func<T, T> next,
        Func<T, string> shortest,
        Func<T, double> widen
    ) =>
        new(number =>
        {
            var near = parse(number.ToString(CultureInfo.InvariantCulture));
            var sign = CellNumber.Compare(shortest(near), number);
            return (sign == 0, dialect.Double(widen(sign < 0 ? next(near) : near)), false);
        })
        {
            Shortest = text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? shortest(parse(text)) : text,
        };
}
