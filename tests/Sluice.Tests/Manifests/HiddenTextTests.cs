using System.Globalization;
using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>
/// What reads differently from how it looks is an error in keys and names of a manifest, and a warning elsewhere; a document with an error
/// is not decided.
/// </summary>
public class HiddenTextTests
{
    private const string Rest = "to: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n";

    private static readonly Vocabulary Names = PolicyCompiler
        .Compile(
            new MemoryPolicyFiles(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["p.sluice"] =
                        "category a\npurpose x\npartner p { in SG }\nattribute n : text\nattribute r : decimal\nattribute w : duration\n"
                        + "form identified < anonymised\ntechnique t (k : decimal) { yields identified }\n",
                }
            )
        )
        .Vocabulary;

    public static TheoryData<string> Hidden =>
        new(
            "\u0085",
            "\u2028",
            "\u2029",
            "\u200B",
            "\u200C",
            "\u200D",
            "\u200E",
            "\u200F",
            "\u061C",
            "\u202A",
            "\u202E",
            "\u2066",
            "\u2069",
            "\u2060",
            "\uFEFF",
            "\u00AD",
            "\u034F",
            "\u115F",
            "\u3164",
            "\uFE0F",
            "\u180E",
            "\u007F",
            "\u009B",
            "\u2800",
            "\uFDD0",
            "\U000E0041",
            "\U000E0100"
        );

    [Theory]
    [MemberData(nameof(Hidden))]
    public void A_character_that_cannot_be_seen_is_an_error_in_names_and_a_warning_elsewhere(string hidden)
    {
        string[] names =
        [
            $"transfer: \"t{hidden}t\"\n{Rest}",
            $"transfer: t{hidden}t\n{Rest}",
            $"transfer: t\n{Rest.Replace("f:", $"\"f{hidden}f\":", StringComparison.Ordinal)}",
            $"transfer: t\nevidence: [\"e{hidden}e\"]\n{Rest}",
            $"transfer: t\n{Rest.Replace("{ d:", $"{{ 'd{hidden}d':", StringComparison.Ordinal)}",
        ];
        foreach (var text in names)
        {
            var read = Read(text);
            Assert.Empty(read.Transfers);
            Assert.Equal("SLU3025", Assert.Single(read.Diagnostics).Id);
        }

        foreach (
            var text in new[]
            {
                $"transfer: t\ntitle: \"a{hidden}b\"\n{Rest}",
                $"transfer: t\nattributes: {{ n: 'a{hidden}b' }}\n{Rest}",
                $"# a{hidden}people: 5\ntransfer: t # b{hidden}zone: x\n{Rest}",
            }
        )
        {
            var read = Read(text);
            var transfer = Assert.Single(read.Transfers);
            Assert.Empty(transfer.Facts);
            Assert.Null(transfer.Zone);
            Assert.All(read.Diagnostics, static d => Assert.Equal("SLU3033", d.Id));
            Assert.NotEmpty(read.Diagnostics);
            Assert.True(transfer.Title is null || transfer.Title == $"a{hidden}b");
        }
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\u200b")]
    [InlineData("\\u202e")]
    [InlineData("\\ud83d")]
    public void An_escape_hides_nothing_in_a_line_of_JSON(string escape)
    {
        var line =
            "{\"transfer\":\"t"
            + escape
            + "\",\"to\":\"p\",\"purpose\":\"x\",\"datasets\":{\"d\":{\"fields\":{\"f\":{\"category\":\"a\"}}}}}";
        var read = new ManifestLineReader(Names).Read(new SourceText("l", Encoding.UTF8.GetBytes(line)));

        Assert.Empty(read.Transfers);
        Assert.Contains(read.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("p\u0430y")]
    [InlineData("\u0440\u0430y")]
    [InlineData("\u03B1b")]
    [InlineData("\u30AB\u3105")]
    [InlineData("\u4E2D\u0431")]
    public void Scripts_that_pass_for_each_other_are_not_mixed_in_a_name(string name) =>
        Assert.Equal("SLU3026", Assert.Single(Read($"transfer: {name}\n{Rest}").Diagnostics).Id);

    [Theory]
    [InlineData("고객 DB 漢字")]
    [InlineData("データ漢字かなABC")]
    [InlineData("ㄅㄆ中文abc")]
    [InlineData("пользователи 2")]
    [InlineData("données_é")]
    [InlineData("e\u0301t\u00e9")]
    public void Scripts_that_go_together_are_a_name(string name) => Assert.Empty(Read($"transfer: \"{name}\"\n{Rest}").Diagnostics);

    [Theory]
    [InlineData("done \u2764\uFE0F by \U0001F469\u200D\U0001F4BB")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("Kunden und пользователи")]
    [InlineData("App의 漢字")]
    public void What_does_its_work_in_a_title_is_not_reported(string title) =>
        Assert.Empty(Read($"transfer: t\ntitle: \"{title}\"\n{Rest}").Diagnostics);

    [Fact]
    public void A_word_of_a_title_that_mixes_scripts_is_a_warning() =>
        Assert.Equal("SLU3034", Assert.Single(Read($"transfer: t\ntitle: \"the p\u0430yments\"\n{Rest}").Diagnostics).Id);

    [Theory]
    [InlineData("attributes: { r: 0.10000000000000000000000000001 }")]
    [InlineData("attributes: { r: 1e-30 }")]
    [InlineData("people: 10000000000000000000000000001")]
    [InlineData("datasets: { d: { fields: { f: { category: a, technique: { t: { k: 0.10000000000000000000000000001 } } } } } }")]
    [InlineData("attributes: { w: \"90\\0 days\" }")]
    [InlineData("retention: \"90 days\\0\"")]
    [InlineData("on: \"2024-01-01\\0\"")]
    public void A_number_that_would_be_rounded_or_hides_something_is_an_error(string fact)
    {
        var rest = fact.StartsWith("datasets", StringComparison.Ordinal)
            ? Rest[..Rest.IndexOf("datasets", StringComparison.Ordinal)]
            : Rest;
        Assert.Empty(Read($"transfer: t\n{fact}\n{rest}").Transfers);
    }

    [Theory]
    [InlineData("90\\0 days")]
    [InlineData("90 days\\u200b")]
    public void A_value_that_is_none_because_of_what_it_hides_is_one_mistake(string duration)
    {
        var found = Assert.Single(Read($"transfer: t\nattributes: {{ w: \"{duration}\" }}\n{Rest}").Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Fact]
    public void A_document_with_an_error_that_is_not_shown_any_more_is_not_decided()
    {
        var many = "transfer: q\n" + string.Concat(Enumerable.Repeat("title: t\n", 150)) + Rest;
        var read = Read($"transfer: first\n{Rest}---\n{many}---\ntransfer: last\npeople: 1\npeople: 2\n{Rest}");

        Assert.Equal("first", Assert.Single(read.Transfers).Name.Value);
        Assert.Equal(DiagnosticBag.ErrorLimit + 1, read.Diagnostics.Length);
        Assert.Contains("50 more", read.Diagnostics[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_behind_a_document_and_is_no_YAML_belongs_to_it() =>
        Assert.Empty(
            Read(
                "{\"transfer\": \"t\", \"to\": \"p\", \"purpose\": \"x\", \"datasets\": {\"d\": {\"fields\": {\"f\": {\"category\": \"a\"}}}}} }"
            ).Transfers
        );

    [Fact]
    public void A_line_break_and_what_only_looks_like_one_have_different_digests() =>
        Assert.Equal(
            3,
            new[] { "\n", "\u0085", "\u2028" }
                .Select(static b => Assert.Single(Read($"transfer: t # c{b}title: x\n{Rest}").Transfers).Digest)
                .Distinct()
                .Count()
        );

    [Fact]
    public void Characters_without_a_shape_are_known_by_their_categories()
    {
        // Signs before numbers and letters of Arabic, Syriac and Kaithi, and what joins hieroglyphs, are format characters with a shape.
        int[] visible = [0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD];
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            var shapeless =
                CharUnicodeInfo.GetUnicodeCategory(code)
                is UnicodeCategory.Format
                    or UnicodeCategory.Control
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator;
            if (shapeless && code is not ('\t' or '\n' or '\r' or (>= 0x13430 and <= 0x1343F)) && !visible.Contains(code))
            {
                Assert.True(InvisibleCharacters.IsInvisible(code), InvisibleCharacters.Notation(code));
            }

            Assert.False(code is > 0x20 and < 0x7F && InvisibleCharacters.IsInvisible(code));
        }
    }

    private static ManifestReadResult Read(string text) => ManifestReader.Read(new SourceText("m.yaml", text), Names);
}
