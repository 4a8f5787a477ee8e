using Sluice.Records.Engines.Submitting;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>What Spark takes a cell for is what files take it for, or the run ends.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class SparkCellTests(SparkSession spark)
{
    [SparkFact(IsLong = true)]
    public void A_cell_is_what_files_take_it_for()
    {
        using var cases = new CellCases(spark);
        cases.Attribute("boolean", "boolean", "true|false|NULL", "x", "1");
        cases.Attribute("boolean", "string", "'TRUE'|'f'|'1'|''|NULL", "x", "1,3");
        cases.Attribute("boolean", "string", "'yes'|'true'", "x", "SLU8013 1", "2");
        cases.Attribute("boolean", "int", "1|0", "x", "SLU8012 int", "");
        cases.Attribute("integer", "string", "'18'|'+018'|'17'|''", "x >= 18", "1,2");
        cases.Attribute("integer", "string", "' 18'|'18.0'|'1e3'|'18\\n'|'19'", "x >= 18", "SLU8013 4", "5");
        cases.Attribute("integer", "bigint", "9223372036854775807|-9223372036854775808|0", "x < 9223372036854775808", "1,2,3");
        cases.Attribute("integer", "bigint", "9223372036854775807|-9223372036854775808|0", "x > -9223372036854775808", "1,3");
        cases.Attribute("integer", "double", "18|17", "x >= 18", "1");
        cases.Attribute("integer", "double", "18|17.5|'NaN'|9007199254740992", "x >= 18", "SLU8013 3", "1");
        cases.Attribute("integer", "decimal(10,2)", "18|17|NULL", "x >= 18", "1");
        cases.Attribute("integer", "decimal(38,36)", "18|0|17", "x < 100", "1,2,3", "1,2,3");
        cases.Attribute("decimal", "float", "0.1|0.2|0.05", "x > 0.1", "2");
        cases.Attribute("decimal", "float", "0.1|0.2|0.05", "x = 0.1", "1");
        cases.Attribute("decimal", "double", "1e-30|0|0.1|2e23", "x > 0", "1,3,4", "3");
        cases.Attribute("decimal", "double", "1e-30|0|0.1|2e23", "x = 200000000000000000000000", "4", "");
        cases.Attribute("decimal", "double", "'NaN'|'Infinity'|1", "x > 0", "SLU8013 2", "3");
        cases.Attribute("decimal", "decimal(38,0)", "0|1|99999999999999999999999999999999999999", "x > 0.5", "2,3", "2");
        cases.Attribute("decimal", "decimal(38,36)", "16|0.5|'0.000000000000000000000000000000000001'", "x < 100", "1,2,3");
        cases.Attribute("decimal", "decimal(38,36)", "16|0.5|'0.000000000000000000000000000000000001'", "x > 0.5", "1");
        cases.Attribute("decimal", "string", "'0.10'|'00.2'|'0.1000000000000000000000001'|''", "x > 0.1", "2,3");
        cases.Attribute("decimal", "string", "'1e3'|'.5'|'1'", "x > 0.1", "SLU8013 2", "3");
        cases.Attribute("date", "string", "'2024-05-01'|''|'2009-05-01'", "x < 2010-01-01", "3");
        cases.Attribute(
            "date",
            "string",
            "'2010'|'2009-05'|'2009-5-1'|'+2009-05-01'|' 2009-05-01 '|'2009-05-01 garbage'|'2009-02-30'|'2009-05-01\\n'|'2009-05-01'",
            "x < 2010-01-01",
            "SLU8013 8",
            "9"
        );
        cases.Attribute("one of { gold, minor }", "char(8)", "'gold'|'minor'|NULL", "x != minor", "1", "");
        cases.Attribute("one of { gold, minor }", "string", "'gold'|'minor  '|'silver'|''", "x != minor", "SLU8013 2", "1");
        cases.Attribute("country", "char(4)", "'KR'|'US'", "x != US", "1", "");
        cases.Attribute("text", "char(6)", "'gold'|'silver'", "x != \"gold\"", "2", "2");
        cases.Attribute("text", "string", "'gold'|'gold '|''", "x != \"gold\"", "2,3", "3");
        cases.Attribute("text", "string", "'min\\u00f6r'|'minor'", "x != \"minör\"", "2");
        cases.Attribute("text", "boolean", "true|false", "x != \"gold\"", "SLU8012 boolean", "");

        cases.Views();
        cases.Run();
    }

    [SparkFact(IsLong = true)]
    public void A_moment_is_a_day_where_it_is_the_first_of_one()
    {
        using var cases = new CellCases(spark);
        cases.Attribute("date", "timestamp_ntz", "'2009-05-01 00:00:00'|'2011-01-01 00:00:00'", "x < 2010-01-01", "1", null, null);
        cases.Attribute(
            "date",
            "timestamp_ntz",
            "'2009-05-01 00:00:00'|'2009-01-01 00:00:00.000001'",
            "x < 2010-01-01",
            "SLU8013 1",
            "1",
            "Asia/Seoul"
        );
        cases.Attribute("date", "timestamp", "'2009-05-01 00:00:00Z'|'2011-01-01 00:00:00Z'", "x < 2010-01-01", "1", null, null);
        cases.Attribute(
            "date",
            "timestamp",
            "'2009-05-01 00:00:00Z'|'2009-12-31 15:00:00Z'|'1908-05-01 00:00:00Z'",
            "x < 2010-01-01",
            "SLU8013 2",
            "",
            "Asia/Seoul"
        );
        cases.Attribute(
            "date",
            "timestamp",
            "'2009-12-31 15:00:00Z'|'2009-12-30 15:00:00Z'|'1970-12-30 15:00:00Z'",
            "x < 2010-01-01",
            "2,3",
            null,
            "Asia/Seoul"
        );
        cases.Run();
    }

    [SparkFact(IsLong = true)]
    public void A_key_is_what_files_take_it_for()
    {
        using var cases = new CellCases(spark);
        cases.Key("string", "'1'|'7'|''|NULL", "string", "'7'", "1");
        cases.Key("double", "1|7", "string", "'7'", "1");
        cases.Key("double", "1.5|7|8", "string", "'7'", "SLU8080 1", "3");
        cases.Key("float", "1|7|16777216", "string", "'7'", "SLU8080 1", "1");
        cases.Key("decimal(10,2)", "1|7|0", "string", "'7'", "1,3");
        cases.Key("decimal(10,2)", "1.5|7|8", "string", "'7'", "SLU8080 1", "3");
        cases.Key("boolean", "true|false", "string", "'TRUE'", "SLU8012 boolean", "");
        cases.Key("bigint", "1|7|8", "double", "7", "1,3");
        cases.Key("string", "'1'|'7'|'8'", "decimal(10,2)", "7", "1,3");
        cases.Key("string", "'u1'|'u2'", "char(6)", "'u1'", "2", "");
        cases.Key("char(6)", "'u1'|'u2'", "string", "'u1'", "2", "");
        cases.Key("bigint", "1|7", "string", "'007'", "1", "1,2");
        cases.Key("string", "'1'|'7'", "string", "''", "SLU8014", "");
        cases.Key("string", "'1'|'7'", "boolean", "true", "SLU8012 boolean", "");
        cases.Run();
    }

    [SparkFact]
    public void A_misspelt_consent_ends_the_run() => MisspeltConsents.Check(spark);

    [SparkFact]
    public void A_table_without_rows_has_the_records_there_are() => EmptyRows.Check(spark);

    [SparkFact]
    public void No_cell_is_in_what_is_passed_on() => MarkedCells.Check(spark, all: false);

    [SparkFact(IsLong = true)]
    public void No_cell_is_in_anything_that_is_passed_on() => MarkedCells.Check(spark, all: true);

    [SparkFact]
    public void A_version_is_read_where_there_is_one() => VersionedTables.Check(spark, spark.Submit, ClientForm.Spark, "time travel");
}
