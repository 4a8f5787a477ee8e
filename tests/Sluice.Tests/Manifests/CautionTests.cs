using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>What a manifest can say and hardly means is warned of, at its place; what it may well mean is not.</summary>
public class CautionTests
{
    private const string Policy = """
        category a
        category b
        purpose x
        partner p { in SG }
        subject attribute adult : boolean
        subject attribute years : integer
        attribute safe : boolean
        population users
        population users.grown
        population others
        consent brief { kind opt_in of any to any for any lasts 12 months }
        consent weeks { kind opt_in of any to any for any lasts 2 weeks }
        consent ever { kind opt_in of any to any for any }
        form plain < good
        technique counted (k : integer) { yields good when k >= 5  yields plain }
        technique keyed { yields good }
        agreement g { with p of any for any role processor until 2025-03-01 }
        rule r { allow a to p for x about users when safe and retention <= 90 days }
        rule grown_only { allow b to p for x about users.grown when safe }
        rule later { deny a from 2025-01-01 }
        rule dated { deny a when date >= 2025-02-01 }
        """;

    private static readonly PolicyEngine Engine = new(PolicyCompiler.Compile(new MemoryPolicyFiles(Policy)).Program!);

    [Theory]
    // A consent that lasts, said of all.
    [InlineData("from: 2024-01-01\nconsent: { brief: all }", "3038@2:12")]
    [InlineData("from: 2024-01-01\nuntil: 2025-01-01\nconsent: { brief: all }", "")]
    [InlineData("from: 2024-01-01\nuntil: 2025-01-02\nconsent: { brief: all }", "3038@3:12")]
    [InlineData("from: 2024-01-01\nthrough: 2025-01-01\nconsent: { brief: all }", "3038@3:12")]
    [InlineData("from: 2024-01-01\nconsent: { weeks: { holds: all, from: 2024-01-01, until: 2024-01-15 } }", "")]
    [InlineData("from: 2024-01-01\nconsent: { weeks: { holds: all, from: 2024-01-01, until: 2024-01-16 } }", "3038@2:12")]
    [InlineData("from: 2024-01-01\nconsent: { brief: { holds: all, from: 2023-01-02 } }", "3038@2:12")]
    [InlineData("from: 2024-01-01\nconsent: { ever: all, brief: none }", "")]
    [InlineData("on: 2024-01-01\nconsent: { brief: all }", "")]
    // Standing, and once.
    [InlineData("from: 2024-01-01\nfrequency: once", "3039@2:12")]
    [InlineData("from: 2024-01-01\nthrough: 2024-01-01\nfrequency: once", "")]
    [InlineData("on: 2024-01-01\nfrequency: once", "")]
    [InlineData("from: 2024-01-01\nfrequency: daily", "")]
    public void A_transfer_is_looked_at(string head, string expected) => Assert.Equal(expected, Read(head + "\n", "a: { category: a }", ""));

    [Theory]
    [InlineData("[{ counted: { k: 2 } }, { counted: { k: 9 } }]", true)]
    [InlineData("[{ counted: { k: 2 } }, keyed, { counted: {} }]", true)]
    [InlineData("[{ counted: { k: 2 } }, { counted: { k: 2 } }]", false)]
    [InlineData("[{ counted: { k: 2 } }, keyed]", false)]
    public void A_technique_stands_once(string technique, bool found) =>
        Assert.Equal(found ? "3040" : "", Read("", $"a: {{ category: a, technique: {technique} }}", "").Split('@')[0]);

    [Theory]
    [InlineData("adult: grown", "")]
    [InlineData("adult: adult, years: years", "")]
    [InlineData("adult: id", "identifies the person")]
    [InlineData("adult: a", "was changed by technique `keyed`")]
    [InlineData("adult: b", "")]
    [InlineData("adult: c, years: c", "holds `years` (integer) as well")]
    [InlineData("adult: years", "is called like `years` (integer)")]
    public void A_column_of_a_subject_attribute_is_not_one_of_something_else(string subject, string words)
    {
        var found = Messages("", "a: { category: a, technique: keyed }, b: { category: a }", $"key: id, subject: {{ {subject} }}, ");

        Assert.Equal(words.Length == 0, found.Count == 0);
        Assert.All(found, m => Assert.StartsWith("column `", m, StringComparison.Ordinal));
        Assert.True(words.Length == 0 || found[0].EndsWith(words, StringComparison.Ordinal), string.Join("\n", found));
    }

    [Theory]
    [InlineData("attributes: { safe: true }\nretention: 1 year\n", "retention: 30 days", "`retention` is laxer here than further out: with that value `a` to `p` would be denied")]
    [InlineData("attributes: { safe: false }\nretention: 30 days\n", "attributes: { safe: true }", "`safe` is laxer here than further out: with that value `a` to `p` would be denied")]
    [InlineData("attributes: { safe: true }\nretention: 30 days\npopulation: others\n", "population: users", "`population` is laxer here than further out: with that value `a` to `p` would be undetermined")]
    [InlineData("attributes: { safe: true }\nretention: 30 days\npopulation: users\n", "population: users.grown", "")]
    [InlineData("attributes: { safe: true }\nretention: 30 days\npopulation: users\n", "retention: 10 days", "")]
    [InlineData("attributes: { safe: true }\npopulation: users\n", "retention: 10 days", "")]
    public void A_nearer_value_that_is_laxer_is_named(string outer, string nearer, string expected)
    {
        var head = "on: 2024-06-01\n" + (outer.Contains("population", StringComparison.Ordinal) ? outer : outer + "population: users\n");

        Assert.Equal(expected, Decided(head, $"a: {{ category: a, {nearer} }}", "", null));
        Assert.Equal(expected, Decided(head, "a: { category: a }", nearer + ", ", null));
    }

    // Of these people it was said already that they are among those further out; the verdict hangs on its being said of the field.
    [Theory]
    [InlineData("population: users\n", "")]
    [InlineData("population: others\n", "`population` is laxer here than further out: with that value `b` to `p` would be undetermined")]
    public void A_part_of_the_people_is_nobody_else(string outer, string expected) =>
        Assert.Equal(expected, Decided($"on: 2024-06-01\nattributes: {{ safe: true }}\n{outer}", "b: { category: b, population: users.grown }", "", null));

    [Theory]
    [InlineData("on: 2024-06-01", "2024-12-31", "")]
    [InlineData("on: 2024-06-01", "2025-01-01", "the transfer is dated 2024-06-01, and by 2025-01-01 other rules hold: `later`")]
    [InlineData("on: 2024-06-01", "2025-02-01", "the transfer is dated 2024-06-01, and by 2025-02-01 other rules hold: `dated`, `later`")]
    [InlineData("on: 2024-06-01\nagreement: g", "2025-03-01", "the transfer is dated 2024-06-01, and by 2025-03-01 other rules hold: `dated`, `g`, `later`")]
    [InlineData("from: 2024-06-01\nthrough: 2024-12-31", "2025-01-01", "the transfer is dated 2024-12-31, and by 2025-01-01 other rules hold: `later`")]
    [InlineData("on: 2024-06-01", null, "")]
    [InlineData("", "2025-01-01", "")]
    public void A_date_before_the_rules_of_the_day_is_named(string dates, string? asOf, string expected) => Assert.Equal(
        expected,
        Decided($"{dates}\nattributes: {{ safe: true }}\nretention: 30 days\npopulation: users\n", "a: { category: a }", "", asOf));

    private static string Text(string head, string fields, string dataset) =>
        $"{head}transfer: t\nto: p\npurpose: x\ndatasets: {{ d: {{ {dataset}fields: {{ {fields} }} }} }}\n";

    private static string Read(string head, string fields, string dataset) =>
        string.Join(' ', Reading(head, fields, dataset).Diagnostics.Select(static d => $"{d.Id[3..]}@{d.Location!.Start.Line}:{d.Location.Start.Column}"));

    private static List<string> Messages(string head, string fields, string dataset) => [.. Reading(head, fields, dataset).Diagnostics.Select(static d => d.Message)];

    private static string Decided(string head, string fields, string dataset, string? asOf)
    {
        var manifest = Assert.Single(Reading(head, fields, dataset).Transfers);
        DateOnly? day = asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return string.Join("; ", TransferCautions.Find(Engine, Engine.Decide(manifest, day), day).Select(static d => d.Message));
    }

    private static ManifestReadResult Reading(string head, string fields, string dataset) =>
        ManifestReader.Read(new SourceText("m.yaml", Text(head, fields, dataset)), Engine.Program.Vocabulary);
}
