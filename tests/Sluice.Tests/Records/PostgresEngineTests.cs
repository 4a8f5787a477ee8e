using Sluice.Core.Model;
using Sluice.Records.Engines;
using Sluice.Records.Engines.Postgres;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>
/// What filtering tables of a PostgreSQL server writes is, row by row and cell by cell, what the residual condition says in plain C#.
/// </summary>
[Trait("Category", "Slow")]
public sealed class PostgresEngineTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Filtering_writes_exactly_the_permitted_rows_and_cells(bool into)
    {
        using var connection = server.Open();
        using var files = new RowFiles();
        var (cases, partly) = (0, 0);
        for (var seed = 7000; seed < 7020; seed++)
        {
            var dice = new RowDice(seed);
            var test = RecordCase.Of(dice.Policy(), dice.Manifest());
            var plan = test.Plan.Datasets[0];
            var rows = FilterDifferentialTests.People(dice);

            // What cannot be read is a day beyond the calendar here.
            var ledger = Enumerable
                .Range(0, 150)
                .Select(_ => dice.Record())
                .Select(static r => r with { Granted = Day(r.Granted), Withdrawn = Day(r.Withdrawn), Expires = Day(r.Expires) })
                .ToList();
            PostgresRows.Load(connection, rows, ledger);
            var plain = new PlainRows(ledger, RowDice.Day, dice.Complete);
            var expected = FilterDifferentialTests.Expected(plain, rows, test).Order(StringComparer.Ordinal).ToList();
            string[] columns = [.. plan.Written.Select(static c => c.Name)];

            var outcome = Filter(test, into, files.PathOf("people.csv"));
            var written = into
                ? PostgresRows.Query(connection, $"SELECT {string.Join(", ", columns.Select(DuckSession.Name))} FROM made")
                : files.Read(files.PathOf("people.csv"), columns).Select(FilterDifferentialTests.Line).ToList();

            Assert.True(expected.SequenceEqual(written.Order(StringComparer.Ordinal)), $"seed {seed}");
            Assert.Equal((rows.Count, expected.Count), ((int)outcome.RowsIn, (int)outcome.RowsOut));
            Assert.Equal(rows.Count(r => plain.Evaluate(plan.RowCondition, r.Facts, r.Key) == Truth.Unknown), (int)outcome.Undetermined);
            cases++;
            partly +=
                (expected.Count > 0 && expected.Count < rows.Count) || expected.Any(static e => e.Contains('∅', StringComparison.Ordinal))
                    ? 1
                    : 0;
        }

        Assert.True(partly > cases / 3, $"only {partly} of {cases} cases let some rows pass and some not");
    }

    [PostgresFact]
    public void A_digest_is_of_the_rows_and_not_of_their_order()
    {
        using var connection = server.Open();
        var digests = new List<string>();
        foreach (
            var rows in (string[])["(1, 'a'), (2, NULL)", "(2, NULL), (1, 'a')", "(1, 'a'), (2, '')", "(1, 'a'), (2, NULL), (2, NULL)"]
        )
        {
            PostgresServer.Execute(
                connection,
                $"DROP TABLE IF EXISTS digested; CREATE TABLE digested (id int, \"the Text\" text); INSERT INTO digested VALUES {rows}"
            );
            using var session = PostgresSession.Open(server.Address(), false, new DiagnosticBag())!;
            digests.Add(PostgresTable.Find(session, ["digested"], null, new DiagnosticBag())!.Digest(session).Sha256);
        }

        Assert.Equal(digests[0], digests[1]);
        Assert.Equal(3, digests.Distinct(StringComparer.Ordinal).Count());
    }

    private DatasetOutcome Filter(RecordCase test, bool into, string file)
    {
        var diagnostics = new DiagnosticBag();
        using var engine = new PostgresEngine(
            server.Address(),
            TableMap.Empty,
            into
                ? new TableMap(
                    new Dictionary<string, System.Collections.Immutable.ImmutableArray<string>>(StringComparer.Ordinal)
                    {
                        ["people"] = ["made"],
                    }
                )
                : null,
            into,
            diagnostics
        );
        var outcome = engine.Begin([test.Plan])
            ? engine.Filter(test.Plan, into ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["people"] = file })
            : null;
        Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));
        Assert.True(engine.Commit());
        return outcome!.Value[0];
    }

    private static string? Day(string? text) => text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text : "infinity";
}
