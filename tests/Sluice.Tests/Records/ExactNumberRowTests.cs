using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>A number is compared as it is written, to its last digit, in every format of text.</summary>
public class ExactNumberRowTests
{
    private const string Policy = """
        category data { id }
        purpose work
        partner desk { in SG }
        subject attribute amount : decimal
        rule all { allow data to desk for work }
        rule large { deny data when amount > 100 }
        """;

    private const string Manifest = """
        transfer: rows
        to: desk
        purpose: work
        datasets:
          people:
            subject: { amount: the amount }
            fields: { id: { category: data.id } }
        """;

    [Theory]
    [InlineData("100", true)]
    [InlineData("100.0000000000000001", false)]
    [InlineData("99.9999999999999999", true)]
    [InlineData("100.00000000000000000000000000000000000000000000000000000000000000000000000000000001", false)]
    [InlineData("99.99999999999999999999999999999999999999999999999999999999999999999999999999999999", true)]
    [InlineData("100.0000000000000000000000000000000000000000", true)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890", false)]
    [InlineData("-123456789012345678901234567890123456789012345678901234567890", true)]
    [InlineData("1e2", true, true)]
    [InlineData("1.000000000000000000000000000000001E2", false, true)]
    [InlineData("1e400", false, true)]
    [InlineData("-1e400", true, true)]
    [InlineData("1e-400", true, true)]
    [InlineData("1e99999999999", false, true)]
    public void To_its_last_digit(string number, bool leaves, bool onlyJson = false)
    {
        Assert.Equal(
            leaves ? 1 : 0,
            Filter("jsonl", $"{{\"id\": 1, \"nested\": {{\"the amount\": 1}}, \"the amount\": {number}, \"line\": [1]}}\n")
        );
        if (!onlyJson)
        {
            Assert.Equal(leaves ? 1 : 0, Filter("csv", $"id,the amount\n1,{number}\n"));
            Assert.Equal(leaves ? 1 : 0, Filter("csv", $"id,the amount\n1,\"{number}\"\n"));
        }
    }

    [Theory]
    [InlineData("jsonl", "{\"id\": 1, \"the amount\": \"100\"}\n")]
    [InlineData("jsonl", "{\"id\": 1, \"the amount\": [100]}\n")]
    [InlineData("csv", "id,the amount\n1,1e2\n")]
    [InlineData("csv", "id,the amount\n1,1_0\n")]
    [InlineData("csv", "id,the amount\n1,1.\n")]
    [InlineData("csv", "id,the amount\n1,.5\n")]
    [InlineData("csv", "id,the amount\n1,- 5\n")]
    [InlineData("csv", "id,the amount\n1,NaN\n")]
    public void What_is_no_number_is_an_error(string ending, string rows) => Assert.Null(Filter(ending, rows, "SLU8013"));

    [Fact]
    public void What_is_no_JSON_is_an_error() => Assert.Null(Filter("jsonl", "{\"id\": 1, \"the amount\": NaN}\n", "SLU8009"));

    [Theory]
    [InlineData("jsonl", "{\"id\": 1, \"the amount\": null}\n{\"id\": 2}\n")]
    [InlineData("csv", "id,the amount\n1,\n2,\"\"\n")]
    public void What_is_not_there_is_not_known(string ending, string rows) => Assert.Equal(0, Filter(ending, rows));

    private static int? Filter(string ending, string rows, string? error = null)
    {
        using var files = new RowFiles();
        var diagnostics = new DiagnosticBag();
        File.WriteAllText(files.PathOf("people." + ending), rows);
        var outcome = RecordCase
            .Of(Policy, Manifest.Replace("fields", ending == "jsonl" ? "undeclared: drop\n    fields" : "fields", StringComparison.Ordinal))
            .Filter(files.PathOf("people." + ending), null, files.PathOf("out." + ending), diagnostics);
        Assert.Equal(error is null ? [] : [error], diagnostics.ToSorted().Select(static d => d.Descriptor.Id));
        return (int?)outcome?.RowsOut;
    }
}
