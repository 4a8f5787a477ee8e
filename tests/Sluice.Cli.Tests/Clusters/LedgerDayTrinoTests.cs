using Sluice.Cli.Tests.Records.Ledgers;
using Sluice.Records.Sql;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Days of a ledger as Trino reads and counts them.</summary>
[Collection(TrinoCollection.Name)]
[Trait("Category", "Slow")]
public sealed class LedgerDayTrinoTests(TrinoServer trino)
{
    private static readonly TrinoDialect Dialect = new();

    public static TheoryData<string> Zones() => [.. LedgerTexts.Zones];

    [TrinoTheory(IsLong = true)]
    [MemberData(nameof(Zones))]
    public void A_cell_is_read_as_in_files(string zone) =>
        Assert.Equal(LedgerTexts.Expected(zone), trino.Texts(LedgerTexts.Query(Dialect, zone)));

    [TrinoFact(IsLong = true)]
    public void A_grant_ends_when_it_ends() => CurrentDay.CheckEnds(Dialect, sql => trino.Texts(sql));

    [TrinoTheory(IsLong = true)]
    [InlineData(null)]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void Consents_are_asked_on_the_current_day_of_the_zone(string? zone)
    {
        var schema = trino.NewSchema();
        CurrentDay.CheckQuery(
            Dialect,
            zone,
            (t, q) => trino.Execute($"DROP TABLE IF EXISTS {schema}.{t}; CREATE TABLE {schema}.{t} AS {q}"),
            sql =>
                trino.Texts(
                    sql.Replace("\"people\" AS \"data\"", $"{schema}.people AS \"data\"", StringComparison.Ordinal)
                        .Replace("FROM \"ledger\"", $"FROM {schema}.ledger", StringComparison.Ordinal)
                )
        );
    }

    [TrinoTheory(IsLong = true)]
    [InlineData("varchar", null, 1)]
    [InlineData("varchar", "Asia/Seoul", 2)]
    [InlineData("varchar(60)", "America/New_York", 3)]
    public void A_ledger_in_a_table_says_what_it_says_in_a_file(string type, string? zone, int seed)
    {
        using var ledger = new WorseLedger(trino, zone, seed);
        ledger.Make(type);
        ledger.Check(sql => trino.Texts(sql));
    }

    [TrinoTheory(IsLong = true)]
    [InlineData("UTC")]
    [InlineData("Asia/Seoul")]
    public void A_ledger_is_loaded_as_the_page_says(string session) =>
        LoadedLedger.Check(trino, LoadedLedger.Trino, $"env TZ={session} {trino.Submit}");
}
