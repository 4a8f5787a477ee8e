using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Cells;
using Xunit;

namespace Sluice.Tests.Records.Cells;

/// <summary>A number of a policy is put into the type of the column, so that no engine has to find a type for both.</summary>
public class NumberDomainTests
{
    [Theory]
    [InlineData("bigint", "=", "18", "x = 18", "x = 18")]
    [InlineData("bigint", ">", "0.5", "x >= 1", "x >= 1")]
    [InlineData("bigint", "<=", "-0.5", "x < 0", "x < 0")]
    [InlineData("bigint", "=", "0.5", "x <> x", "x <> x")]
    [InlineData("bigint", "!=", "0.5", "x = x", "x = x")]
    [InlineData("bigint", "<", "9223372036854775808", "x = x", "x = x")]
    [InlineData("bigint", "=", "-9223372036854775808", "x = DECIMAL '-9223372036854775808'", "x = -9223372036854775808BD")]
    [InlineData("bigint", ">", "-9223372036854775809", "x = x", "x = x")]
    [InlineData("decimal(38,0)", ">", "0.5", "x >= DECIMAL '1'", "x >= 1BD")]
    [InlineData("decimal(38,36)", "<", "100", "x = x", "x = x")]
    [InlineData("decimal(38,36)", "<", "16.5", "x < DECIMAL '16.5'", "x < 16.5BD")]
    [InlineData("decimal(38,38)", ">", "0", "x > DECIMAL '0.0'", "x > 0.0BD")]
    [InlineData("decimal(10,2)", ">=", "0.005", "x >= DECIMAL '0.01'", "x >= 0.01BD")]
    [InlineData("decimal(10,2)", ">=", "-0.005", "x >= DECIMAL '0.0'", "x >= 0.0BD")]
    [InlineData("double", ">", "0.1", "x > 0.1E0", "x > 0.1E0D")]
    [InlineData("double", ">", "0.10000000000000000001", "x >= 0.10000000000000002E0", "x >= 0.10000000000000002E0D")]
    [InlineData("double", "=", "0.10000000000000000001", "x <> x", "x <> x")]
    [InlineData("double", "<", "1000000000000000000000000", "x < 1E24", "x < 1E24D")]
    [InlineData("real", "=", "0.1", "x = 0.10000000149011612E0", "x = 0.10000000149011612E0D")]
    public void A_number_is_compared_in_the_type_of_the_column(string type, string sign, string number, string trino, string spark)
    {
        var comparison = Enum.GetValues<ComparisonOperator>().Single(c => ComparisonOperators.SignOf(c) == sign);
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (dialect, expected) in new (SqlDialect, string)[] { (new TrinoDialect(), trino), (new SparkDialect(), spark) })
        {
            var column = SqlColumn.Of("x", ColumnType.Parse(type, isSpark: false), dialect.Cells);
            var cell = new SqlCells(dialect, null).Of(column, new AttributeType(ValueKind.Decimal), [value]);
            Assert.Equal(expected, cell!.Domain!.Compare("x", comparison, value));
        }
    }

    // Every number near a bound is on the same side of it as its shortest text is.
    [Fact]
    public void A_floating_point_number_is_on_the_side_of_its_shortest_text()
    {
        var domain = NumberDomain.Double(new TrinoDialect());
        foreach (var bound in new[] { 0.1m, 0.3m, 1m / 3, 2.5m, 123456789.123456789m, -0.1m, 0.1234567890123456789m })
        {
            var near = double.Parse(
                bound.ToString(System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.CultureInfo.InvariantCulture
            );
            foreach (var number in new[] { double.BitDecrement(near), near, double.BitIncrement(near) })
            {
                var text = number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                var said = domain.Compare("x", ComparisonOperator.Less, bound);
                Assert.StartsWith("x < ", said, StringComparison.Ordinal);
                var cut = double.Parse(said[4..], System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(CellNumber.Compare(text, bound) < 0, number < cut);
            }
        }
    }
}
