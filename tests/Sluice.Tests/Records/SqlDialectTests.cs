using Sluice.Records.Sql;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Records;

public class SqlDialectTests
{
    private const string Nasty = "a'b\"c`d\\e\nf; DROP TABLE x; -- ü 日本 😀";

    [Theory]
    [InlineData("duckdb", "('a''b\"c`d\\e' || chr(10) || 'f; DROP TABLE x; -- ü 日本 😀')")]
    [InlineData("postgres", "E'a''b\"c`d\\\\e\\nf; DROP TABLE x; -- ü 日本 😀'")]
    [InlineData("spark", "'a\\'b\"c`d\\\\e\\nf; DROP TABLE x; -- \\u00fc \\u65e5\\u672c \\ud83d\\ude00'")]
    [InlineData("trino", "U&'a''b\"c`d\\\\e\\+00000af; DROP TABLE x; -- \\+0000fc \\+0065e5\\+00672c \\+01f600'")]
    [InlineData("bigquery", "'a\\'b\"c`d\\\\e\\nf; DROP TABLE x; -- ü 日本 😀'")]
    [InlineData("snowflake", "'a\\'b\"c`d\\\\e\\nf; DROP TABLE x; -- ü 日本 😀'")]
    public void A_text_stays_one_text(string dialect, string expected) => Assert.Equal(expected, SqlDialects.Find(dialect)!.Text(Nasty));

    [Theory]
    [InlineData("duckdb", "\"a'b\"\"c`d\\e\nf; DROP TABLE x; -- ü 日本 😀\"")]
    [InlineData("postgres", "U&\"a'b\"\"c`d\\\\e\\+00000af; DROP TABLE x; -- ü 日本 😀\"")]
    [InlineData("spark", "`a'b\"c``d\\e\nf; DROP TABLE x; -- ü 日本 😀`")]
    [InlineData("trino", "\"a'b\"\"c`d\\e\nf; DROP TABLE x; -- ü 日本 😀\"")]
    [InlineData("bigquery", "`a'b\"c\\`d\\\\e\\nf; DROP TABLE x; -- ü 日本 😀`")]
    [InlineData("snowflake", "\"a'b\"\"c`d\\e\nf; DROP TABLE x; -- ü 日本 😀\"")]
    public void A_name_stays_one_name(string dialect, string expected) =>
        Assert.Equal(expected, SqlDialects.Find(dialect)!.Identifier(Nasty));

    [Theory]
    [InlineData("duckdb", "\"select\"", "12345678901234567890123456", "0.5")]
    [InlineData("postgres", "\"select\"", "12345678901234567890123456", "0.5")]
    [InlineData("spark", "`select`", "12345678901234567890123456BD", "0.5BD")]
    [InlineData("trino", "\"select\"", "DECIMAL '12345678901234567890123456'", "DECIMAL '0.5'")]
    [InlineData("bigquery", "`select`", "BIGNUMERIC '12345678901234567890123456'", "BIGNUMERIC '0.5'")]
    [InlineData("snowflake", "\"select\"", "12345678901234567890123456", "0.5")]
    public void Keywords_are_names_and_numbers_are_exact(string dialect, string keyword, string large, string fraction)
    {
        var sql = SqlDialects.Find(dialect)!;

        Assert.Equal(keyword, sql.Identifier("select"));
        Assert.Equal(large, sql.Number(12345678901234567890123456m));
        Assert.Equal(fraction, sql.Number(0.500m));
        Assert.Equal("-16", sql.Number(-16m));
        Assert.Equal("DATE '2024-05-21'", sql.Date(new DateOnly(2024, 5, 21)));
    }

    [Fact]
    public void What_a_dialect_cannot_hold_is_refused()
    {
        Assert.All(SqlDialects.All, static d => Assert.NotNull(d.RefusalOfText("a\0b")));
        Assert.All(SqlDialects.All, static d => Assert.NotNull(d.RefusalOfText("\ud800x")));
        Assert.All(SqlDialects.All, static d => Assert.NotNull(d.RefusalOfName("")));
        Assert.All(SqlDialects.All, static d => Assert.Null(d.RefusalOfText(Nasty)));
        Assert.NotNull(SqlDialects.Find("postgres")!.RefusalOfName(new string('ü', 32)));
        Assert.Null(SqlDialects.Find("postgres")!.RefusalOfName(new string('ü', 31)));
    }

    [Fact]
    public void Spark_puts_no_setting_into_a_query()
    {
        var spark = SqlDialects.Find("spark")!;

        Assert.Equal("'a\\u0024{env:HOME}'", spark.Text("a${env:HOME}"));
        Assert.NotNull(spark.RefusalOfName("a${env:HOME}"));
        Assert.Null(spark.RefusalOfName("$a {b}"));
        Assert.DoesNotContain(
            "${",
            Sluice.Records.Sql.TransferQueries.Write(
                RecordCase.Of(HostileNames.Policy, HostileNames.Manifest("spark")).Plan,
                TableMap.Empty,
                spark,
                new()
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a; DROP TABLE b")]
    [InlineData("a -- b")]
    [InlineData("a /* b")]
    public void A_name_that_would_end_a_statement_of_spark_sql_is_refused(string name)
    {
        Assert.NotNull(SqlDialects.Find("spark")!.RefusalOfName(name));
        Assert.All(SqlDialects.All.Where(static d => d.Name != "spark"), d => Assert.Null(d.RefusalOfName(name)));
    }

    [Fact]
    public void Names_and_values_that_look_like_SQL_mean_themselves()
    {
        using var session = new Sluice.Records.Engines.DuckSession(null);
        session.Execute(HostileNames.Tables);
        var query = RecordCase.Of(HostileNames.Policy, HostileNames.Manifest("duckdb")).Sql("duckdb", out _);

        Assert.Equal(HostileNames.Selected, session.Query(query).Select(FilterDifferentialTests.Line).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Dialects => [.. ProductLists.Dialects];

    private const string Hidden = "a'\"\\ ::error::x ##[y]\r\n\t\u0001\u009b\u202e\u200b\ufeff end";

    [Theory]
    [MemberData(nameof(Dialects))]
    public void What_a_text_hides_is_an_escape(string dialect)
    {
        var written = SqlDialects.Find(dialect)!.Text(Hidden);

        Assert.True(SqlDialect.IsShown(written), written);
        Assert.DoesNotMatch(@"::[a-z]|##\[|[\x00-\x1f\x7f-\x9f\u202e\u200b\ufeff]", written);
    }

    [Fact]
    public void What_lies_beyond_the_first_plane_is_written_only_as_a_dialect_reads_it()
    {
        string Of(string dialect) => SqlDialects.Find(dialect)!.Text("\U000E0041");

        Assert.Equal(@"'\udb40\udc41'", Of("spark"));
        Assert.Equal(@"'\U000e0041'", Of("bigquery"));
        Assert.Equal(@"E'\U000e0041'", Of("postgres"));
        Assert.Equal(@"U&'\+0e0041'", Of("trino"));
        Assert.Equal("('' || chr(917569) || '')", Of("duckdb"));
        Assert.Equal("'\U000E0041'", Of("snowflake"));
    }

    [Fact]
    public void An_escaped_text_means_itself()
    {
        using var session = new Sluice.Records.Engines.DuckSession(null);

        Assert.Equal(
            Hidden + "\U000E0041",
            session.Query("SELECT " + SqlDialects.Find("duckdb")!.Text(Hidden + "\U000E0041")).Single()[0]?.ToString()
        );
    }

    [Theory]
    [InlineData("duckdb", true)]
    [InlineData("postgres", false)]
    [InlineData("spark", true)]
    [InlineData("trino", true)]
    [InlineData("bigquery", false)]
    [InlineData("snowflake", true)]
    public void A_name_without_an_escape_is_in_no_query_that_people_read(string dialect, bool isRefused)
    {
        var manifest = HostileNames.Manifest("spark").Replace("\"table\": {", "\"x ##[y]\": {", StringComparison.Ordinal);
        var query = RecordCase.Of(HostileNames.Policy, manifest).Sql(dialect, out var diagnostics);

        Assert.Equal(isRefused ? ["SLU8002"] : [], diagnostics.ToSorted().Select(static d => d.Id).Distinct());
        Assert.True(isRefused || !query.Contains("##[", StringComparison.Ordinal), query);
    }

    [Fact]
    public void A_comment_stays_on_its_line_and_hides_nothing() =>
        Assert.Equal(@"a\u{A}; DROP \u{202E}\u{2028} ü 😀", SqlNames.Plain("a\n; DROP \u202e\u2028 ü 😀"));
}
