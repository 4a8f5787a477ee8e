using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records.Forms;

/// <summary>What <c>DESCRIBE</c> prints is read to its last column, or not at all: a column that is passed over would be shown.</summary>
public class DescribeReaderTests
{
    public static TheoryData<string, bool> Answers() =>
        new()
        {
            // trino-cli into a file, with a head, TSV, JSON and drawn.
            { "\"user_id\",\"varchar\",\"\",\"\"\n\"amount\",\"decimal(10,2)\",\"\",\"in \"\"euro\"\", say\"\n", true },
            {
                "\"Column\",\"Type\",\"Extra\",\"Comment\"\n\"user_id\",\"varchar\",\"\",\"\"\n\"amount\",\"decimal(10,2)\",\"\",\"\"\n",
                true
            },
            { "user_id\tvarchar\t\t\namount\tdecimal(10,2)\tpartition key\tin\\neuro\n", true },
            { "Column\tType\tExtra\tComment\nuser_id\tvarchar\t\t\namount\tdecimal(10,2)\t\t\n", true },
            {
                "{\"Column\":\"user_id\",\"Type\":\"varchar\",\"Extra\":\"\",\"Comment\":\"\"}\n{\"Column\":\"amount\",\"Type\":\"decimal(10,2)\",\"Extra\":\"\",\"Comment\":\"\"}\n",
                true
            },
            {
                " Column  |     Type      | Extra | Comment \n---------+---------------+-------+---------\n user_id | varchar       |       |         \n amount  | decimal(10,2) |       | in euro \n(2 rows)\n\n",
                true
            },
            // spark-sql, and beeline.
            {
                "user_id             \tstring              \t                    \namount              \tdecimal(10,2)       \tin euro             \n# Partition Information\t                    \t                    \n# col_name          \tdata_type           \tcomment             \namount              \tdecimal(10,2)       \t                    \n",
                false
            },
            {
                "col_name\tdata_type\tcomment\nuser_id\tstring\tNULL\namount\tdecimal(10,2)\tNULL\n\t\t\n# Detailed Table Information\t\t\nCatalog\tspark_catalog\t\n",
                false
            },
            {
                "+-----------+----------------+----------+\n| col_name  |   data_type    | comment  |\n+-----------+----------------+----------+\n| user_id   | string         | NULL     |\n| amount    | decimal(10,2)  | in euro  |\n+-----------+----------------+----------+\n2 rows selected (0.1 seconds)\n",
                false
            },
            { "\uFEFFuser_id\tstring\t\r\namount\tdecimal(10,2)\t\r\n", false },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_way_to_print_it_is_read(string text, bool isTrino)
    {
        var diagnostics = new DiagnosticBag();
        var table = DescribeReader.Read("columns.txt", text, diagnostics);

        Assert.Empty(diagnostics.ToSorted());
        Assert.Equal(
            ["user_id: " + (isTrino ? "varchar" : "string"), "amount: decimal(10,2)"],
            table!.Columns.Select(static c => $"{c.Name}: {c.Type}")
        );
        Assert.Equal(isTrino, table.IsTrino);
        Assert.NotNull(table.Find("AMOUNT"));
        Assert.Null(table.Find("amounts"));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n", 1)]
    [InlineData("key,grown\np1,true\n", 1)]
    [InlineData("user_id,varchar,,\namount,decimal(10,2),,\n", 1)]
    [InlineData("\"user_id\",\"varchar\",\"\",\"\"\n\"secret\",\"varchar\",\"\",\"two\nlines\"\n", 2)]
    [InlineData("\"user_id\",\"varchar\",\"\",\"\"\n\n\"secret\",\"varchar\",\"\",\"\"\n", 2)]
    [InlineData("\"user_id\",\"varchar\",\"\",\"\"\nsecret\tvarchar\t\t\nother\tstring\t\n", 3)]
    [InlineData("\"user_id\",\"varchar\",\"\",\"\"\n\"User_Id\",\"varchar\",\"\",\"\"\n", 2)]
    [InlineData("\"user_id\",\"varchar\"\n", 1)]
    [InlineData("\"user_id\",\"varchar\",\"\",\"\n", 1)]
    [InlineData("\"user_id\",\"varchar\",\"\",\"\",\n", 1)]
    [InlineData("a\\\\b\tvarchar\t\t\n", 1)]
    [InlineData("\tvarchar\t\t\n", 1)]
    [InlineData("{\"Column\":\"user_id\"}\n", 1)]
    [InlineData("{\"Column\":\n", 1)]
    [InlineData(" Column  |  Type   | Extra | Comment \n---------+---------+-------+---------\n user|id | varchar |       |         \n", 3)]
    [InlineData(
        " Column  |  Type   | Extra | Comment \n---------+---------+-------+---------\n secret  | varchar |       | two    +\n         |         |       | lines   \n",
        4
    )]
    public void What_is_not_surely_a_column_is_an_error_that_shows_no_line(string text, int line)
    {
        var diagnostics = new DiagnosticBag();

        Assert.Null(DescribeReader.Read("rows.csv", text, diagnostics));
        var said = Assert.Single(diagnostics.ToSorted());
        Assert.Equal(("SLU8132", $"`rows.csv`, line {line}: this is no column as DESCRIBE prints it"), (said.Descriptor.Id, said.Message));
    }
}
