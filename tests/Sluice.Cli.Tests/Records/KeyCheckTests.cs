using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Records.Engines;
using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// The second query that <c>sluice sql</c> prints counts the people whom <c>sluice filter</c> counts, and those that are nearly there.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class KeyCheckTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Policy = """
        category data { id  value }
        purpose work
        partner desk { in SG }
        subject attribute adult : boolean
        consent yes { kind opt_out  of data  to desk  for work }
        consent other { kind opt_out  of data  to desk  for work }
        rule all { allow data to desk for work when consent yes }
        """;

    private readonly RowWorkspace files = new();

    [Fact]
    public void DuckDB_counts_as_the_filter_does()
    {
        files.Write("set/policy.sluice", Policy);
        files.Manifest();
        Assert.Equal(0, files.Run("sql", "transfer.yaml", "--policies", "set", "--output", "query.sql"));
        var check = Statements(files.Read("query.sql"))[1];
        var (nears, founds) = (0, 0);
        for (var seed = 1; seed <= 16; seed++)
        {
            var (keys, subjects) = Draw(seed, "\u00E9");
            files.Write("rows.csv", "key,grown,id,value\n" + string.Concat(keys.Select(static k => $"\"{k}\",true,1,a\n")));
            files.Write(
                "ledger.csv",
                "subject,consent,granted_at,withdrawn_at,expires_at,notice\n"
                    + string.Concat(subjects.Select(static s => $"\"{s.Key}\",{s.Consent},,2024-01-01,,\n"))
            );
            files.Filter("--dry-run");
            using var session = new DuckSession();
            foreach (var (table, file) in new[] { ("people", "rows.csv"), ("ledger", "ledger.csv") })
            {
                session.Execute(
                    $"CREATE TABLE {table} AS SELECT * FROM read_csv({DuckSession.Text(Path.Combine(files.Folder, file))}, all_varchar = true)"
                );
            }

            var counted = session.Numbers(check);
            Compare(counted, files.Output, seed);
            (nears, founds) = (nears + (counted[2] > 0 ? 1 : 0), founds + (counted[2] == 0 && counted[1] > 0 ? 1 : 0));
        }

        Assert.True(nears > 2 && founds > 2, $"{nears} with near keys, {founds} without");
    }

    [PostgresFact]
    public void PostgreSQL_counts_as_the_filter_does()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Write("set/policy.sluice", Policy);
        Assert.Equal(0, workspace.Files.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "postgres", "--output", "query.sql"));
        var check = Statements(workspace.Files.Read("query.sql"))[1];
        var nears = 0;
        for (var seed = 30; seed <= 40; seed++)
        {
            var (keys, subjects) = Draw(seed, "e");
            workspace.Sql(
                "TRUNCATE people; TRUNCATE ledger;"
                    + string.Concat(keys.Select(static k => $"INSERT INTO people VALUES ('{k}', true, 1, 'a');"))
                    + string.Concat(
                        subjects.Select(static s =>
                            $"INSERT INTO ledger VALUES ('{s.Key}', NULLIF('{s.Consent}', ''), NULL, '2024-01-01');"
                        )
                    )
            );
            workspace.Filter("--dry-run");
            nears += workspace.Files.Output.Contains("SLU8060", StringComparison.Ordinal) ? 1 : 0;
            Compare(
                [.. workspace.Rows(check)[0].Split('|').Select(static n => long.Parse(n, CultureInfo.InvariantCulture))],
                workspace.Files.Output,
                seed
            );
        }

        Assert.True(nears > 1, $"{nears} with near keys");
    }

    [Theory]
    [InlineData("7::DOUBLE", "'7'", "1|1|0|0|0")]
    [InlineData("7::INTEGER", "'007'", "1|0|1|0|0")]
    [InlineData("7::INTEGER", "7::BIGINT", "1|1|0|0|0")]
    [InlineData("'e\u0301'", "'\u00E9'", "1|1|0|0|0")]
    [InlineData("7.5::DOUBLE", "'8'", "1|0|0|0|1")]
    [InlineData("1e17::DOUBLE", "'100000000000000000'", "1|0|0|0|1")]
    [InlineData("'12e4'", "'8'", "1|0|0|0|0")]
    [InlineData("'0'", "' '", "1|0|0|0|0")]
    public void A_key_of_another_type_is_found_near_or_none(string key, string subject, string counts)
    {
        files.Write("set/policy.sluice", Policy);
        files.Manifest();
        Assert.Equal(0, files.Run("sql", "transfer.yaml", "--policies", "set", "--output", "query.sql"));
        using var session = new DuckSession();
        session.Execute($"CREATE TABLE people AS SELECT {key} AS key, TRUE AS grown, '1' AS id, 'a' AS value");
        session.Execute(
            $"CREATE TABLE ledger AS SELECT {subject} AS subject, 'yes' AS consent, NULL::DATE AS granted_at, DATE '2024-01-01' AS withdrawn_at, NULL::DATE AS expires_at, '' AS notice"
        );
        Assert.Equal(counts, string.Join('|', session.Numbers(Statements(files.Read("query.sql"))[1])));
    }

    [Fact]
    public void Where_keys_are_exact_or_no_records_are_asked_nothing_is_near()
    {
        files.Manifest();
        Assert.Equal(0, files.Run("sql", "transfer.yaml", "--policies", "set", "--output", "query.sql"));
        Assert.DoesNotContain(" AS \"near\"", files.Read("query.sql"), StringComparison.Ordinal);

        files.Write("set/policy.sluice", Policy);
        files.Write(
            "transfer.yaml",
            files.Read("transfer.yaml").Replace("source: ledger.csv", "source: ledger.csv, keys: exact", StringComparison.Ordinal)
        );
        Assert.Equal(0, files.Run("sql", "transfer.yaml", "--policies", "set", "--output", "query.sql"));
        Assert.DoesNotContain(" AS \"near\"", files.Read("query.sql"), StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private static void Compare(long[] counted, string told, int seed)
    {
        if (Near().Match(told) is { Success: true } near)
        {
            Assert.True(
                near.Groups["number"].Captures.Sum(static c => int.Parse(c.Value, CultureInfo.InvariantCulture)) == counted[2],
                $"seed {seed}: {counted[2]}\n{told}"
            );
        }
        else if (Nobody().Match(told) is { Success: true } nobody)
        {
            Assert.True(
                counted[0] == int.Parse(nobody.Groups["of"].Value, CultureInfo.InvariantCulture) && counted[1] == 0 && counted[2] == 0,
                $"seed {seed}: {string.Join(' ', counted)}\n{told}"
            );
        }
        else
        {
            Assert.True(
                told.Contains($"people of the ledger found in the data: {counted[1]} of {counted[0]}\n", StringComparison.Ordinal)
                    && counted[2] == 0,
                $"seed {seed}: {string.Join(' ', counted)}\n{told}"
            );
        }
    }

    // Some keys are the same on both sides, some nearly, some not at all.
    private static (List<string> Keys, List<(string Key, string Consent)> Subjects) Draw(int seed, string letter)
    {
        var dice = new Random(seed);
        string[] some =
        [
            $"ann{letter}",
            $"ANN{letter.ToUpperInvariant()}",
            $" ann{letter}",
            "bob",
            "BOB\t",
            "7",
            "007",
            "+7.0",
            "70",
            "0",
            "00",
            "carl",
            "x07",
        ];
        string[] plain = ["dora", "emil", "8", "frida", "80", "gina", "a b"];
        string Key() => dice.Next(2) == 0 && seed % 2 == 0 ? some[dice.Next(some.Length)] : plain[dice.Next(plain.Length)];
        return (
            [.. Enumerable.Range(0, 1 + dice.Next(6)).Select(_ => Key())],
            [
                .. Enumerable
                    .Range(0, 1 + dice.Next(6))
                    .Select(_ =>
                        (
                            Key(),
                            dice.Next(4) switch
                            {
                                0 => "other",
                                1 => "",
                                _ => "yes",
                            }
                        )
                    ),
            ]
        );
    }

    private static List<string> Statements(string page) =>
        [.. page.Split(";\n", StringSplitOptions.RemoveEmptyEntries).Where(static s => s.Contains("SELECT", StringComparison.Ordinal))];

    [GeneratedRegex("and would be: (?:(?<number>[0-9]+) with other [a-z ]+(?:, )?)+")]
    private static partial Regex Near();

    [GeneratedRegex("of the (?<of>[0-9]+) people of the ledger none is")]
    private static partial Regex Nobody();
}
