using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Records.Engines;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>
/// Rows of a transfer about a population: of a person who cannot be in it nothing is written, whatever follows from the population of those
/// who can. A query leaves such rows out, a filter of files refuses them.
/// </summary>
[Trait("Category", "Slow")]
public class PopulationRowsTests
{
    private static readonly string[] Asked = ["flag", "age", "tier"];

    [Fact]
    public void Nothing_is_written_of_people_who_cannot_be_in_the_population()
    {
        var (refused, written, missing) = (0, 0, 0);
        for (var seed = 1; seed <= 30; seed++)
        {
            var (dice, random) = (new RowDice(seed), new Random(seed));
            var policy = dice.Policy() + $"\npopulation q = {Of(random, 1)}\npopulation q.r = {Of(random, 1)}\npopulation s = about q\n";
            var about =
                seed % 3 == 0 ? "s"
                : seed % 3 == 1 ? "q.r"
                : "q";

            // Where no column tells an attribute, the others may all the same.
            var column = seed % 2 == 0 ? "" : Asked[seed / 2 % Asked.Length];
            var manifest = dice.Manifest()
                .Replace("on: ", $"population: {about}\non: ", StringComparison.Ordinal)
                .Replace($"{(column.Length == 0 ? "?" : column)}: the_{column}, ", "", StringComparison.Ordinal);
            var test = RecordCase.Of(policy, manifest);
            var predicates = Predicates(policy, about);
            var rows = FilterDifferentialTests.People(dice);
            var ledger = Enumerable.Range(0, 150).Select(_ => dice.Record()).ToList();
            var plain = new PlainRows(ledger, RowDice.Day, dice.Complete);
            var ofThem = rows.Where(r => CanSatisfy(plain, predicates, r, column)).ToList();
            if (test.Plan.Datasets[0].Written.IsEmpty)
            {
                continue;
            }

            using var files = new RowFiles();
            using var session = new DuckSession(null);
            session.Execute($"CREATE TABLE people AS SELECT * FROM {DuckSession.Text(files.WriteRows(rows, "parquet"))}");
            session.Execute($"CREATE TABLE consent_ledger AS SELECT * FROM {DuckSession.Text(files.WriteLedger(ledger, "parquet"))}");
            var sql = test.Sql("duckdb", out _);
            var expected = FilterDifferentialTests.Expected(plain, ofThem, test).Order(StringComparer.Ordinal).ToList();
            Assert.True(
                expected.SequenceEqual(session.Query(sql).Select(FilterDifferentialTests.Line).Order(StringComparer.Ordinal)),
                $"seed {seed}, {about}\n{sql}"
            );

            var diagnostics = new DiagnosticBag();
            var outcome = test.Filter(files.PathOf("people.parquet"), files.PathOf("ledger.parquet"), files.PathOf("out.csv"), diagnostics);
            Assert.True(
                (outcome is null) == (ofThem.Count < rows.Count),
                $"seed {seed}, {about}: {string.Join("; ", diagnostics.ToSorted())}"
            );
            refused += outcome is null ? 1 : 0;
            written += expected.Count > 0 ? 1 : 0;
            missing += column.Length > 0 && expected.Count > 0 ? 1 : 0;
        }

        Assert.True(refused > 5 && written > 8 && missing > 2, $"{refused} refused, {written} written, {missing} without a column");
    }

    private static bool CanSatisfy(PlainRows plain, IReadOnlyList<Condition> predicates, PersonRow row, string column)
    {
        IEnumerable<Dictionary<string, Value?>> people = [new Dictionary<string, Value?>(row.Facts, StringComparer.Ordinal)];
        foreach (var name in Asked.Where(a => a == column || row.Facts[a] is null))
        {
            people = people
                .SelectMany(p => Values(name).Select(v => new Dictionary<string, Value?>(p, StringComparer.Ordinal) { [name] = v }))
                .ToList();
        }

        return people.Any(p => predicates.All(c => plain.Evaluate(c, p, row.Key) == Truth.True));
    }

    private static IEnumerable<Value> Values(string name) =>
        name switch
        {
            "flag" => [Value.OfBoolean(true), Value.OfBoolean(false)],
            "age" => Enumerable.Range(8, 16).Select(static i => Value.OfInteger(i)),
            _ => new[] { "gold", "silver", "select" }.Select(Value.OfChoice),
        };

    private static List<Condition> Predicates(string policy, string about)
    {
        var names = PolicyCompiler.Compile(new MemoryPolicyFiles(policy)).Vocabulary.Populations;
        return about == "q.r" ? [names.Find("q")!.Predicate!, names.Find("q.r")!.Predicate!] : [names.Find("q")!.Predicate!];
    }

    private static string Of(Random random, int depth)
    {
        if (depth > 0)
        {
            var word = random.Next(2) == 0 ? " and " : " or ";
            return string.Join(word, Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"({Of(random, depth - 1)})"));
        }

        var atom = random.Next(5) switch
        {
            0 => "flag",
            1 => "tier in { gold, silver }",
            2 => "tier = select",
            _ => $"age {(random.Next(2) == 0 ? "<" : ">=")} {random.Next(10, 20)}",
        };
        return random.Next(3) == 0 ? $"not ({atom})" : atom;
    }
}
