namespace Sluice.Tests.Records;

/// <summary>A transfer whose tables, columns and values try to be more than that.</summary>
internal static class HostileNames
{
    public const string Policy = """
        category data { id  value  other }
        purpose work  partner desk { in SG }
        subject attribute note : text
        subject attribute score : decimal
        subject attribute born : date
        subject attribute size : integer
        subject attribute tier : one of { gold, select }
        subject attribute flag : boolean
        consent told { kind notice  of data  to desk  for work  lasts 90 days  notices "v'3\\", "x'; DROP TABLE t; --" }
        consent no { kind opt_out  of data  to desk  for work }
        rule ids { allow data.id to desk for work }
        rule values { allow data.value to desk for work when note = "it's \"quoted\" \\ ${env:HOME} 日本 😀" or note in { "'; DROP TABLE people; --", "$(x)" } or consent told }
        rule others { allow data.other to desk for work when (score >= 0.1 and size < 9223372036854775807) or born < 2000-02-29 or tier = select }
        rule against { deny data.other when not flag unless consent no }
        """;

    /// <summary>The manifest; what a dialect refuses outright is left out of its names.</summary>
    public static string Manifest(string dialect) => dialect != "spark" ? Text : Refused.Aggregate(Text, static (text, r) => text.Replace(r.Whole, r.Tame, StringComparison.Ordinal));

    private static readonly (string Whole, string Tame)[] Refused =
    [
        ("select \\\"from\\\" `where`; --", "select from `where`"), ("no\\\"te", "no te"), ("bo'rn", "bo\\\\rn"), ("FLAG; --", "FLAG )"), ("va\\\"l'`ue", "va l`ue"),
        ("\"; DROP TABLE people; --\"", "\") DROP TABLE people\""), ("led\\\"ger'; --", "led`ger"),
    ];

    private const string Text = """
        transfer: "hostile\n; DROP TABLE people; --"
        to: desk
        purpose: work
        on: 2024-03-31
        consent: { told: ledger, no: ledger }
        datasets:
          "select \"from\" `where`; --":
            key: "order"
            withhold: null
            subject: { note: "no\"te", score: "sc`ore", born: "bo'rn", size: "größe", tier: "日本 😀", flag: "FLAG; --" }
            fields:
              "table": { category: data.id }
              "va\"l'`ue\\": { category: data.value }
              "; DROP TABLE people; --": { category: data.other }
        ledger: { source: "rows/led\"ger'; --.csv", complete: true }
        """;
}
