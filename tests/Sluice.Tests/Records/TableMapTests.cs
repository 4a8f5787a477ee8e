using Sluice.Records.Sql;
using Xunit;

namespace Sluice.Tests.Records;

public class TableMapTests
{
    [Theory]
    [InlineData("customers", "customers")]
    [InlineData("crm.customers", "crm|customers")]
    [InlineData("lake.crm.customers", "lake|crm|customers")]
    [InlineData("\"c.r\"\"m\".Customers", "c.r\"m|Customers")]
    [InlineData("\"a\"", "a")]
    [InlineData("select; DROP TABLE x", "select; DROP TABLE x")]
    public void A_name_is_read_and_shown_alike(string text, string parts)
    {
        var read = TableMap.Parse(text);

        Assert.Equal(parts, read is { } found ? string.Join('|', found.AsEnumerable()) : null);
        Assert.Equal(parts, string.Join('|', TableMap.Parse(TableMap.Display(read!.Value))!.Value.AsEnumerable()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a.b.c.d")]
    [InlineData("\"a")]
    [InlineData("\"a\"b")]
    [InlineData("a\"b")]
    [InlineData("\"\"")]
    public void What_is_no_name_is_refused(string text) => Assert.Null(TableMap.Parse(text));
}
