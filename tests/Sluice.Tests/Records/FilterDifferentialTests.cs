using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>What the embedded database writes is, row by row and cell by cell, what the residual condition says in plain C#.</summary>
[Trait("Category", "Slow")]
public class FilterDifferentialTests
{
    public static TheoryData<string, int> Seeds()
    {
        var data = new TheoryData<string, int>();
        foreach (var ending in (string[])["csv", "jsonl", "parquet"])
        {
            for (var part = 0; part < 3; part++)
            {
                data.Add(ending, part);
            }
        }

        // The same text, packed or told otherwise.
        foreach (var (ending, i) in ((string[])["tsv.gz", "csv.zst", "json", "jsonl.gz"]).Select(static (e, i) => (e, i)))
        {
            data.Add(ending, 3 + i);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Filtering_writes_exactly_the_permitted_rows_and_cells(string ending, int part)
    {
        var (cases, partly) = (0, 0);
        for (var seed = part * 1000; seed < (part * 1000) + 12; seed++)
        {
            var dice = new RowDice(seed);
            var test = RecordCase.Of(dice.Policy(), dice.Manifest());
            var rows = People(dice);
            var ledger = Enumerable.Range(0, 150).Select(_ => dice.Record()).ToList();
            using var files = new RowFiles();
            var diagnostics = new DiagnosticBag();
            var target = files.PathOf("out." + ending);
            var outcome = test.Filter(
                files.WriteRows(rows, ending),
                files.WriteLedger(ledger, ending, quotesAll: seed % 3 == 1),
                target,
                diagnostics
            );
            Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));

            // In CSV an empty text is none, quoted or not; everywhere else it is a text.
            rows = ending.Contains("sv", StringComparison.Ordinal)
                ?
                [
                    .. rows.Select(static r =>
                        r with
                        {
                            Facts = r.Facts.ToDictionary(
                                static f => f.Key,
                                static f => f.Value?.Text == "" ? null : f.Value,
                                StringComparer.Ordinal
                            ),
                        }
                    ),
                ]
                : rows;
            var plain = new PlainRows(ledger, RowDice.Day, dice.Complete);
            var plan = test.Plan.Datasets[0];
            var expected = Expected(plain, rows, test);
            string[] columns = [.. plan.Written.Select(static c => c.Name)];
            var said = $"seed {seed}: {string.Join("; ", plan.Written.Select(static c => ConditionText.Of(c.Condition)))}";

            Assert.True(expected.SequenceEqual(files.Read(target, columns).Select(Line)), said);
            Assert.Equal((rows.Count, expected.Count), ((int)outcome!.RowsIn, (int)outcome.RowsOut));
            Assert.Equal(rows.Count(r => plain.Evaluate(plan.RowCondition, r.Facts, r.Key) == Truth.Unknown), (int)outcome.Undetermined);
            cases++;
            partly +=
                (expected.Count > 0 && expected.Count < rows.Count) || expected.Any(static e => e.Contains('∅', StringComparison.Ordinal))
                    ? 1
                    : 0;
        }

        Assert.True(partly > cases / 3, $"only {partly} of {cases} cases let some rows pass and some not");
    }

    internal static List<PersonRow> People(RowDice dice) =>
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i => new PersonRow(
                    i,
                    dice.Key(i),
                    RowDice.Attributes.ToDictionary(static a => a, dice.Attribute, StringComparer.Ordinal)
                )),
        ];

    internal static List<string> Expected(PlainRows plain, List<PersonRow> rows, RecordCase test) =>
        [
            .. rows.Where(r => plain.Evaluate(test.Plan.Datasets[0].RowCondition, r.Facts, r.Key) == Truth.True)
                .Select(r => Cells(plain, r, test)),
        ];

    private static string Cells(PlainRows plain, PersonRow row, RecordCase test) =>
        Line([
            .. test
                .Plan.Datasets[0]
                .Written.Select(c =>
                {
                    var cell =
                        c.Name == "id" ? $"{row.Id}"
                        : c.Name == "value" ? row.Value
                        : row.Other;
                    return test.Plan.Datasets[0].WithholdCells && plain.Evaluate(c.Condition, row.Facts, row.Key) != Truth.True
                        ? null
                        : cell;
                }),
        ]);

    internal static string Line(IEnumerable<string?> cells) => string.Join('|', cells.Select(static c => c ?? "∅"));
}
