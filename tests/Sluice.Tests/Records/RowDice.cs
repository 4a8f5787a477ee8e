using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Tests.Records;

/// <summary>Generated policies, people and consent records, the same for the same seed.</summary>
internal sealed class RowDice(int seed)
{
    public static readonly DateOnly Day = new(2024, 3, 31);

    public static readonly string[] Attributes = ["flag", "age", "score", "born", "land", "tier", "note"];

    private static readonly string[] Consents = ["yes", "yes_forever", "told", "no", "no_v2"];
    private static readonly string[] Notes = ["", "x", "it's", "\"q\"", "a\\b", "日本 😀", "NULL", "true"];
    private readonly Random random = new(seed);

    public bool Complete { get; } = seed % 2 == 0;

    public bool WithholdCells { get; } = seed % 3 == 0;

    public string Policy() =>
        $$"""
            category data { id  value  other }
            purpose work  partner desk { in SG }
            subject attribute flag : boolean
            subject attribute age : integer
            subject attribute score : decimal
            subject attribute born : date
            subject attribute land : country
            subject attribute tier : one of { gold, silver, select }
            subject attribute note : text
            consent yes { kind opt_in  of data  to desk  for work  lasts 1 month }
            consent yes_forever { kind opt_in  of data  to desk  for work }
            consent told { kind notice  of data  to desk  for work  lasts 90 days  notices "v3", "v'4\\" }
            consent no { kind opt_out  of data  to desk  for work }
            consent no_v2 { kind opt_out  of data  to desk  for work  notices "v3" }
            rule ids { allow data.id to desk for work }
            rule values { allow data.value to desk for work when ({{Condition(1)}}) or ({{Condition(1)}}) }
            rule others { allow data.other to desk for work when ({{Condition(1)}}) or ({{Condition(0)}}) or ({{Condition(0)}}) }
            rule against { deny data.value, data.other when {{Condition(0)}} unless ({{Condition(0)}}) or ({{Condition(1)}}) }
            {{(seed % 4 == 0 ? $"rule asked {{ require {Condition(1)} of data.value }}" : "")}}
            """;

    public string Manifest() =>
        $$"""
            transfer: rows
            to: desk
            purpose: work
            on: {{Day:yyyy-MM-dd}}
            consent: { yes: ledger, yes_forever: ledger, told: ledger, no: ledger, no_v2: ledger }
            datasets:
              people:
                key: key
                withhold: {{(WithholdCells ? "null" : "row")}}
                undeclared: drop
                subject: { {{string.Join(", ", Attributes.Select(static a => $"{a}: the_{a}"))}} }
                fields:
                  id: { category: data.id }
                  value: { category: data.value }
                  Other Column: { category: data.other }
            ledger: { complete: {{(Complete ? "true" : "false")}} }
            """;

    public Value? Attribute(string name) =>
        random.Next(9) == 0
            ? null
            : name switch
            {
                "flag" => Value.OfBoolean(random.Next(2) == 0),
                "age" => Value.OfInteger(random.Next(10, 20)),
                "score" => Value.OfDecimal(
                    (random.Next(0, 20) / 10m) + (random.Next(4) == 0 ? random.Next(-1, 2) * 0.000000000000000000000001m : 0)
                ),
                "born" => Value.OfDate(Near(2)),
                "land" => Value.OfCountry(Pick(["KR", "US", "DE", "ZZ"])),
                "tier" => Value.OfChoice(Pick(["gold", "silver", "select"])),
                _ => Value.OfText(Pick(Notes)),
            };

    public string? Key(int index) => random.Next(12) == 0 ? null : $"p{index % 30}";

    public LedgerRecord Record() =>
        new(
            $"p{random.Next(34)}",
            random.Next(60) == 0 ? null
                : random.Next(10) == 0 ? "something_else"
                : Pick(Consents),
            Date(4),
            Date(2),
            Date(1),
            random.Next(3) == 0 ? null : Pick(["v3", "v'4\\", "v2"])
        );

    private string? Date(int often) =>
        random.Next(5) >= often ? null
        : random.Next(100) == 0 ? Pick(["soon", "2024-02-30", "31.3.2024"])
        : Near(random.Next(3) == 0 ? 120 : 3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly Near(int days) =>
        random.Next(3) == 0 ? Day.AddMonths(-1).AddDays(random.Next(-2, 3)) : Day.AddDays(random.Next(-days, days + 1));

    private string Condition(int depth)
    {
        if (depth > 0 && random.Next(4) > 0)
        {
            var word = random.Next(2) == 0 ? " and " : " or ";
            return string.Join(word, Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"({Condition(depth - 1)})"));
        }

        var atom = random.Next(11) switch
        {
            0 => "flag",
            1 => $"age {Sign()} {random.Next(10, 20)}",
            2 => $"score {Sign()} {(random.Next(0, 20) / 10m).ToString("0.0", CultureInfo.InvariantCulture)}",
            3 => $"born {Sign()} {Near(2):yyyy-MM-dd}",
            4 => $"land {Equal()} {Pick(["KR", "US"])}",
            5 => $"tier {Equal()} {Pick(["gold", "select"])}",
            6 => $"note {Equal()} {Value.OfText(Pick(Notes))}",
            7 => Pick([
                "age in { 12, 13, 14 }",
                "land in { KR, DE }",
                "tier in { gold, silver }",
                "note in { \"x\", \"it's\", \"日本 😀\" }",
                "score in { 0.5, 1.5 }",
            ]),
            _ => "consent " + Pick(Consents),
        };
        return random.Next(3) == 0 ? $"not ({atom})" : atom;
    }

    private string Sign() => Pick(["=", "!=", "<", "<=", ">", ">="]);

    private string Equal() => Pick(["=", "!="]);

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
