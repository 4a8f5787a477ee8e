using System.Globalization;
using Sluice.Records.Plans;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>Cells are compared with the numbers of a policy to their last digit, however long they are.</summary>
public class CellNumberTests
{
    [Theory]
    [InlineData("0.10000000000000000000000000001", "0.1", 1)]
    [InlineData("0.09999999999999999999999999999999999", "0.1", -1)]
    [InlineData("-0.10000000000000000000000000001", "-0.1", -1)]
    [InlineData("0.1000000000000000000000000000000000000000", "0.1", 0)]
    [InlineData("1e-30", "0", 1)]
    [InlineData("-1E-30", "0", -1)]
    [InlineData("9999999999999999999999999999.5", "9999999999999999999999999999", 1)]
    [InlineData("1e308", "9999999999999999999999999999", 1)]
    [InlineData("-1e999999999999", "-9999999999999999999999999999", -1)]
    [InlineData("1e-999999999999", "0.0000000000000000000000000001", -1)]
    [InlineData("5", "5", 0)]
    [InlineData("Infinity", "5", 1)]
    [InlineData("-Infinity", "5", -1)]
    public void A_long_number_is_not_rounded(string cell, string number, int sign) =>
        Assert.Equal(sign, Math.Sign(CellNumber.Compare(cell, decimal.Parse(number, CultureInfo.InvariantCulture))));
}
