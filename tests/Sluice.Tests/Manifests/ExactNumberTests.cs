using System.Globalization;
using System.Numerics;
using Sluice.Core.Model;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>A number is what was written, to the last digit, or it is refused.</summary>
public class ExactNumberTests
{
    private const NumberParts All = NumberParts.Sign | NumberParts.Point | NumberParts.Exponent;

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("0e99999999999", "0")]
    [InlineData("+1_000.5", "1000.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("12e2", "1200")]
    [InlineData("1.20E-2", "0.012")]
    [InlineData("1e27", "1000000000000000000000000000")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("0.1000000000000000000000000000000000000000000000000000000000000000000000", "0.1")]
    [InlineData("-9999999999999999999999999999", "-9999999999999999999999999999")]
    public void What_can_be_had_exactly_is_read_exactly(string text, string number)
    {
        Assert.Equal(NumberReading.Exact, ExactNumber.Read(text, All, out var read));
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("0.10000000000000000000000000001")]
    [InlineData("1e-29")]
    [InlineData("1e28")]
    [InlineData("1e400")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("10000000000000000000000000001")]
    [InlineData("7.0000000000000000000000000001")]
    public void What_would_be_rounded_is_told_apart(string text) => Assert.Equal(NumberReading.TooLong, ExactNumber.Read(text, All, out _));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("5\0")]
    [InlineData("5\u0001")]
    [InlineData("5 ")]
    [InlineData("_5")]
    [InlineData("5_")]
    [InlineData("5__0")]
    [InlineData("5_.0")]
    [InlineData("1e")]
    [InlineData("1e5\0")]
    [InlineData("1.2.3")]
    [InlineData("\u0665")]
    [InlineData("--5")]
    public void What_is_no_number_is_none(string text) => Assert.Equal(NumberReading.NotANumber, ExactNumber.Read(text, All, out _));

    [Theory]
    [InlineData("-5")]
    [InlineData("5.0")]
    [InlineData("5e0")]
    public void A_part_that_is_not_allowed_makes_it_none(string text) =>
        Assert.Equal(NumberReading.NotANumber, ExactNumber.Read(text, NumberParts.None, out _));

    [Fact]
    public void Numbers_drawn_at_random_are_exact_or_refused_and_keep_their_value()
    {
        var dice = new Random(1);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var whole = string.Concat(Enumerable.Range(0, dice.Next(1, 20)).Select(_ => dice.Next(10)));
            var places = string.Concat(Enumerable.Range(0, dice.Next(0, 20)).Select(_ => dice.Next(10)));
            var exponent = dice.Next(-15, 15);
            var text = $"{whole}.{places}e{exponent}";
            var digits = BigInteger.Parse(whole + places, CultureInfo.InvariantCulture);
            var power = exponent - places.Length;
            for (; !digits.IsZero && digits % 10 == 0; digits /= 10, power++) { }

            var length = digits.ToString(CultureInfo.InvariantCulture).Length;
            var fits = digits.IsZero || (length <= 28 && power >= -28 && length + power <= 28);
            Assert.True(fits == (ExactNumber.Read(text, All, out var read) == NumberReading.Exact), text);
            refused += fits ? 0 : 1;
            if (fits)
            {
                // As whole numbers, both times ten to the 28th.
                Assert.True(Scaled(read) == (digits.IsZero ? 0 : digits * BigInteger.Pow(10, power + 28)), text);
                Assert.True(Scaled(Value.OfDecimal(read).Number) == Scaled(read), text);
                Assert.True(ExactNumber.IsInRange(read), text);
            }
        }

        Assert.InRange(refused, 1_000, 19_000);
    }

    private static BigInteger Scaled(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var places = dot < 0 ? 0 : text.Length - dot - 1;
        return BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            * BigInteger.Pow(10, 28 - places);
    }
}
