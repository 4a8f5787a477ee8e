using Sluice.Records.Sql.Cells;
using Xunit;

namespace Sluice.Tests.Records.Cells;

/// <summary>Types of columns by what DESCRIBE prints.</summary>
public class ColumnTypeTests
{
    [Theory]
    [InlineData("timestamp", true, nameof(ColumnKind.Instant), null)]
    [InlineData("timestamp_ntz", true, nameof(ColumnKind.Timestamp), null)]
    [InlineData("timestamp(6)", false, nameof(ColumnKind.Timestamp), null)]
    [InlineData("timestamp(3) with time zone", false, nameof(ColumnKind.Instant), null)]
    [InlineData("time(3) with time zone", false, nameof(ColumnKind.Other), null)]
    [InlineData("char(4)", true, nameof(ColumnKind.Char), null)]
    [InlineData("varchar(5)", false, nameof(ColumnKind.Text), null)]
    [InlineData("string collate UTF8_LCASE", true, nameof(ColumnKind.Text), "utf8_lcase")]
    [InlineData("string collate UTF8_BINARY", true, nameof(ColumnKind.Text), null)]
    [InlineData("array<string collate UTF8_LCASE>", true, nameof(ColumnKind.Other), null)]
    [InlineData("struct<jane_doe:int>", true, nameof(ColumnKind.Other), null)]
    [InlineData("row(a integer)", false, nameof(ColumnKind.Other), null)]
    [InlineData("interval day to second", false, nameof(ColumnKind.Other), null)]
    public void A_type_is_read_as_the_engine_prints_it(string text, bool isSpark, string kind, string? collation)
    {
        var type = ColumnType.Parse(text, isSpark);
        Assert.Equal((kind, collation), (type.Kind.ToString(), type.Collation));
        Assert.DoesNotContain("jane", type.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_says_its_digits()
    {
        var type = ColumnType.Parse("DECIMAL(38, 18)", isSpark: true);
        Assert.Equal((ColumnKind.Decimal, 38, 18, "decimal(38,18)"), (type.Kind, type.Digits, type.Places, type.Text));
    }
}
