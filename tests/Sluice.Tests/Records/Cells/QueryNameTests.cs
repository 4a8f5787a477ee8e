using System.Collections.Immutable;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records.Cells;

/// <summary>What a query calls its own parts hides no table, and what it says is read in any locale.</summary>
public class QueryNameTests
{
    private const string Policy = """
        category data
        purpose work
        partner desk { in SG }
        subject attribute note : text
        consent ads { kind opt_out of any to any for any }
        rule a { allow data to desk for work when note != "minör 😀" }
        rule b { deny data to any for any unless consent ads }
        """;

    private static readonly string[] Own =
    [
        "records",
        "given",
        "people",
        "data",
        "own",
        "ledger",
        "cells",
        "keys",
        "subjects",
        "forms",
        "fact_note",
        "has_note",
        "consent_ads",
        "person",
        "text_note",
        "type_note",
    ];

    public static TheoryData<string> Dialects() => [.. SqlDialects.Names];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void No_part_of_a_query_has_the_name_of_a_table(string dialect)
    {
        foreach (var name in Own)
        {
            foreach (var table in new[] { name, name.ToUpperInvariant() })
            {
                var map = new TableMap(
                    new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal) { ["rows"] = [table], ["led"] = ["lake", table] }
                );
                var query = Query(dialect, map, "note", "k");
                var sql = SqlDialects.Find(dialect)!;
                Assert.Contains("FROM " + sql.Identifier(table) + " ", query, StringComparison.Ordinal);
                Assert.DoesNotContain(sql.Identifier(name) + " AS (", query, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [InlineData("spark", "'min\\u00f6r \\ud83d\\ude00'")]
    [InlineData("trino", "U&'min\\+0000f6r \\+01f600'")]
    public void A_text_beyond_ASCII_is_written_in_ASCII(string dialect, string text) =>
        Assert.Contains("<> " + text, Query(dialect, TableMap.Empty, "note", "k"), StringComparison.Ordinal);

    // A setting from before Spark 2 leaves backslashes in texts as they are.
    [Fact]
    public void No_row_of_Spark_is_selected_where_escapes_are_not_read() =>
        Assert.Contains("""'\u0041' = 'A'""", Query("spark", TableMap.Empty, "note", "k"), StringComparison.Ordinal);

    [Theory]
    [InlineData("trino", true)]
    [InlineData("spark", true)]
    [InlineData("duckdb", true)]
    [InlineData("bigquery", true)]
    [InlineData("postgres", false)]
    [InlineData("snowflake", false)]
    public void Columns_that_the_engine_takes_for_one_are_refused(string dialect, bool isRefused)
    {
        foreach (var (note, key) in new[] { ("ID", "k"), ("note", "Id") })
        {
            var diagnostics = new DiagnosticBag();
            Query(dialect, TableMap.Empty, note, key, diagnostics);
            Assert.Equal(isRefused ? [RecordsDiagnostics.FieldsAlike.Id] : [], diagnostics.ToSorted().Select(static d => d.Id));
        }
    }

    private static string Query(string dialect, TableMap map, string note, string key, DiagnosticBag? diagnostics = null)
    {
        var bag = diagnostics ?? new DiagnosticBag();
        var query = TransferQueries.Write(
            RecordCase
                .Of(
                    Policy,
                    $$"""
                    transfer: t
                    to: desk
                    purpose: work
                    on: 2024-03-01
                    consent: { ads: ledger }
                    ledger: { source: led.csv, complete: true }
                    datasets:
                      rows:
                        key: {{key}}
                        subject: { note: {{note}} }
                        fields: { id: { category: data } }
                    """
                )
                .Plan,
            map,
            SqlDialects.Find(dialect)!,
            bag
        );
        Assert.True(diagnostics is not null || !bag.HasErrors, string.Join("\n", bag.ToSorted()));
        return query;
    }
}
