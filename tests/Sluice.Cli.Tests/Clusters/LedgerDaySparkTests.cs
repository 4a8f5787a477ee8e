using Sluice.Cli.Tests.Records.Ledgers;
using Sluice.Records.Sql;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Days of a ledger as Spark reads and counts them.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class LedgerDaySparkTests(SparkSession spark)
{
    private static readonly SparkDialect Dialect = new();

    [SparkTheory(IsLong = true)]
    [InlineData("UTC", "Asia/Seoul", "false")]
    [InlineData("Asia/Seoul", "UTC", "true")]
    [InlineData("America/New_York", "Pacific/Kiritimati", "true")]
    [InlineData("Pacific/Kiritimati", "America/New_York", "false")]
    public void A_cell_is_read_as_in_files(string zone, string session, string ansi) =>
        Assert.Equal(LedgerTexts.Expected(zone), InSession(session, ansi, LedgerTexts.Query(Dialect, zone)));

    [SparkFact(IsLong = true)]
    public void A_grant_ends_when_it_ends() => CurrentDay.CheckEnds(Dialect, sql => spark.Texts(sql));

    [SparkTheory(IsLong = true)]
    [InlineData(null, "Asia/Seoul")]
    [InlineData("Pacific/Kiritimati", "UTC")]
    [InlineData("Pacific/Pago_Pago", "Asia/Seoul")]
    public void Consents_are_asked_on_the_current_day_of_the_zone(string? zone, string session) =>
        CurrentDay.CheckQuery(
            Dialect,
            zone,
            (t, q) => spark.Execute($"CREATE OR REPLACE TEMPORARY VIEW {t} AS {q}"),
            sql => InSession(session, "true", sql)
        );

    [SparkTheory(IsLong = true)]
    [InlineData("string", null, "Asia/Seoul", 1)]
    [InlineData("string", "Asia/Seoul", "UTC", 2)]
    [InlineData("varchar(60)", "America/New_York", "Asia/Seoul", 3)]
    [InlineData("string", "Asia/Seoul", "America/New_York", 4)]
    public void A_ledger_in_a_table_says_what_it_says_in_a_file(string type, string? zone, string session, int seed)
    {
        using var ledger = new WorseLedger(spark, zone, seed);
        ledger.Make(type);
        WithSettings(session, "true", () => ledger.Check(sql => spark.Texts(sql)));
    }

    [SparkTheory(IsLong = true)]
    [InlineData("UTC")]
    [InlineData("Asia/Seoul")]
    public void A_ledger_is_loaded_as_the_page_says(string session) =>
        WithSettings(session, "false", () => LoadedLedger.Check(spark, LoadedLedger.Spark, spark.Submit));

    private void WithSettings(string zone, string ansi, Action action)
    {
        try
        {
            spark.Execute($"SET spark.sql.session.timeZone={zone}; SET spark.sql.ansi.enabled={ansi}");
            action();
        }
        finally
        {
            spark.Execute("RESET spark.sql.session.timeZone; RESET spark.sql.ansi.enabled");
        }
    }

    private IReadOnlyList<string> InSession(string zone, string ansi, string sql)
    {
        IReadOnlyList<string> texts = [];
        WithSettings(zone, ansi, () => texts = spark.Texts(sql));
        return texts;
    }
}
