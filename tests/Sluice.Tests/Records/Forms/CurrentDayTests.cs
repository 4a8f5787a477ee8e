using System.Globalization;
using Sluice.Records.Engines;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records.Forms;

/// <summary>
/// Texts that are asked on later days select, on the day they are run, what the residual condition says of that day in plain C#: generated
/// policies, rows and records.
/// </summary>
[Trait("Category", "Slow")]
public class CurrentDayTests
{
    [Theory]
    [InlineData(SqlForm.View, 7100)]
    [InlineData(SqlForm.View, 7300)]
    [InlineData(SqlForm.RowFilter, 7100)]
    [InlineData(SqlForm.RowFilter, 7200)]
    public void A_text_selects_the_rows_of_the_day_on_which_it_is_run(SqlForm form, int first)
    {
        var (cases, partly) = (0, 0);
        for (var seed = first; cases < 8; seed++)
        {
            // A condition over rows withholds no single cells.
            var dice = new RowDice(seed);
            if (form == SqlForm.RowFilter && dice.WithholdCells)
            {
                continue;
            }

            cases++;
            var (expected, selected, rows, text) = Run(form, dice);
            Assert.True(expected.SequenceEqual(selected), $"seed {seed}\n{text}");
            partly += expected.Count > 0 && expected.Count < rows ? 1 : 0;
        }

        Assert.True(partly > cases / 4, $"only {partly} of {cases} texts let some rows pass and some not");
    }

    private static (List<string> Expected, List<string> Selected, int Rows, string Text) Run(SqlForm form, RowDice dice)
    {
        var manifest = dice.Manifest().Replace($"on: {RowDice.Day:yyyy-MM-dd}", "from: 2000-01-01", StringComparison.Ordinal);
        var rows = FilterDifferentialTests.People(dice);
        var drawn = Enumerable.Range(0, 150).Select(_ => dice.Record()).ToList();
        for (; ; )
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var test = RecordCase.Of(dice.Policy(), manifest, today, isAskedLater: true);
            var ledger = drawn.ConvertAll(r =>
                r with
                {
                    Granted = Moved(r.Granted, today),
                    Withdrawn = Moved(r.Withdrawn, today),
                    Expires = Moved(r.Expires, today),
                }
            );
            var diagnostics = new DiagnosticBag();
            var text = FormText.Write(
                [test.Plan],
                TableMap.Empty,
                SqlDialects.Find("duckdb")!,
                new FormRequest { Form = form },
                diagnostics
            );
            Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));
            using var files = new RowFiles();
            using var session = new DuckSession(null);
            session.Execute($"CREATE TABLE people AS SELECT * FROM {DuckSession.Text(files.WriteRows(rows, "parquet"))}");
            session.Execute($"CREATE TABLE consent_ledger AS SELECT * FROM {DuckSession.Text(files.WriteLedger(ledger, "parquet"))}");

            // What a session takes for its zone changes no day.
            session.Execute($"SET TimeZone = '{(rows.Count % 2 == 0 ? "Pacific/Kiritimati" : "Etc/GMT+12")}'");
            var columns = string.Join(", ", test.Plan.Datasets[0].Written.Select(static c => DuckSession.Name(c.Name)));
            if (form == SqlForm.View)
            {
                session.Execute(text[..text.IndexOf(";\n", StringComparison.Ordinal)]);
            }

            var selected = session
                .Query(form == SqlForm.View ? "SELECT * FROM people_for_rows" : $"SELECT {columns} FROM people WHERE\n{text}")
                .Select(FilterDifferentialTests.Line)
                .Order(StringComparer.Ordinal)
                .ToList();
            if (today == DateOnly.FromDateTime(DateTime.UtcNow))
            {
                var plain = new PlainRows(ledger, today, dice.Complete);
                return ([.. FilterDifferentialTests.Expected(plain, rows, test).Order(StringComparer.Ordinal)], selected, rows.Count, text);
            }
        }
    }

    // The generated records lie around a fixed day; here they lie around today.
    private static string? Moved(string? day, DateOnly today) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", out var known)
            ? known.AddDays(today.DayNumber - RowDice.Day.DayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : day;
}
