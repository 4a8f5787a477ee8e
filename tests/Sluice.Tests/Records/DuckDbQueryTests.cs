using Sluice.Records.Engines;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>
/// The queries that are printed for DuckDB, run there: they select what the residual condition says in plain C#. <c>sluice filter</c>
/// decides rows of files by itself, so that nothing else would run this text.
/// </summary>
[Trait("Category", "Slow")]
public class DuckDbQueryTests
{
    [Fact]
    public void A_query_selects_exactly_the_permitted_rows_and_cells()
    {
        var partly = 0;
        for (var seed = 7000; seed < 7040; seed++)
        {
            var dice = new RowDice(seed);
            var test = RecordCase.Of(dice.Policy(), dice.Manifest());
            var rows = FilterDifferentialTests.People(dice);
            var ledger = Enumerable.Range(0, 150).Select(_ => dice.Record()).ToList();
            using var files = new RowFiles();
            using var session = new DuckSession(null);
            session.Execute($"CREATE TABLE people AS SELECT * FROM {DuckSession.Text(files.WriteRows(rows, "parquet"))}");
            session.Execute($"CREATE TABLE consent_ledger AS SELECT * FROM {DuckSession.Text(files.WriteLedger(ledger, "parquet"))}");
            var sql = test.Sql("duckdb", out var diagnostics);
            Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));

            var plain = new PlainRows(ledger, RowDice.Day, dice.Complete);
            var expected = FilterDifferentialTests.Expected(plain, rows, test).Order(StringComparer.Ordinal).ToList();
            Assert.True(
                expected.SequenceEqual(session.Query(sql).Select(FilterDifferentialTests.Line).Order(StringComparer.Ordinal)),
                $"seed {seed}\n{sql}"
            );
            partly += expected.Count > 0 && expected.Count < rows.Count ? 1 : 0;
        }

        Assert.True(partly > 10, $"only {partly} queries let some rows pass and some not");
    }
}
