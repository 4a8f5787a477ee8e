using Sluice.Cli.Tests.Records.Ledgers;
using Sluice.Records.Sql;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Days of a ledger as Spark reads and counts them.</summary>
[Collection(SparkCollection.Name)]
public sealed class LedgerDaySparkTests(SparkSession spark)
{
    private static readonly SparkDialect Dialect = new();

    [SparkTheory]
    [InlineData("UTC", "Asia/Seoul", "false")]
    [InlineData("Asia/Seoul", "UTC", "true")]
    [InlineData("America/New_York", "Pacific/Kiritimati", "true")]
    [InlineData("Pacific/Kiritimati", "America/New_York", "false")]
    public void A_cell_is_read_as_in_files(string zone, string session, string ansi) =>
        Assert.Equal(LedgerTexts.Expected(zone), InSession(session, ansi, LedgerTexts.Query(Dialect, zone)));

    [SparkFact]
    public void A_grant_ends_when_it_ends() => CurrentDay.CheckEnds(Dialect, sql => spark.Texts(sql));

    [SparkTheory]
    [InlineData(null, "Asia/Seoul")]
    [InlineData("Pacific/Kiritimati", "UTC")]
    [InlineData("Pacific/Pago_Pago", "Asia/Seoul")]
    public void Consents_are_asked_on_the_current_day_of_the_zone(string? zone, string session) =>
        CurrentDay.CheckQuery(Dialect, zone, (t, q) => spark.Execute($"CREATE OR REPLACE TEMPORARY VIEW {t} AS {q}"), sql => InSession(session, "true", sql));

    private IReadOnlyList<string> InSession(string zone, string ansi, string sql)
    {
        try
        {
            return spark.Texts(sql, $"SET spark.sql.session.timeZone={zone}; SET spark.sql.ansi.enabled={ansi}; ");
        }
        finally
        {
            spark.Execute("RESET spark.sql.session.timeZone; RESET spark.sql.ansi.enabled");
        }
    }
}
