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
    public static string Manifest(string dialect) =>
        dialect != "spark" ? Text : Refused.Aggregate(Text, static (text, r) => text.Replace(r.Whole, r.Tame, StringComparison.Ordinal));

    /// <summary>Statements that make the tables with three people in them, in double quotes.</summary>
    public const string Tables = """
        CREATE TABLE "select ""from"" `where`; --" ("order" VARCHAR, "table" VARCHAR, "va""l'`ue\" VARCHAR, "; DROP TABLE people; --" VARCHAR,
          "no""te" VARCHAR, "sc`ore" NUMERIC(9, 3), "bo'rn" DATE, "größe" BIGINT, "日本 😀" VARCHAR, "FLAG; --" BOOLEAN);
        INSERT INTO "select ""from"" `where`; --" VALUES
          ('p1', 't1', 'v1', 'o1', 'it''s "quoted" ' || chr(92) || ' ${env:HOME} 日本 😀', 0.2, NULL, 1, 'gold', TRUE),
          ('p2', 't2', 'v2', 'o2', 'x', 0.05, DATE '1999-01-01', 1, 'gold', FALSE),
          ('p3', 't3', 'v3', 'o3', '''; DROP TABLE people; --', NULL, NULL, NULL, 'select', NULL);
        CREATE TABLE "led""ger'; --" (subject VARCHAR, consent VARCHAR, granted_at DATE, withdrawn_at DATE, expires_at DATE, notice VARCHAR);
        INSERT INTO "led""ger'; --" VALUES ('p2', 'told', DATE '2024-03-01', NULL, NULL, 'v''3' || chr(92)), ('p2', 'no', NULL, DATE '2024-03-01', NULL, NULL);
        """;

    /// <summary>What is selected of them.</summary>
    public static string[] Selected { get; } = ["t1|v1|o1", "t2|v2|∅", "t3|v3|o3"];

    private static readonly (string Whole, string Tame)[] Refused =
    [
        ("select \\\"from\\\" `where`; --", "select from `where`"),
        ("no\\\"te", "no te"),
        ("bo'rn", "bo\\\\rn"),
        ("FLAG; --", "FLAG )"),
        ("va\\\"l'`ue", "va l`ue"),
        ("\"; DROP TABLE people; --\"", "\") DROP TABLE people\""),
        ("led\\\"ger'; --", "led`ger"),
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
