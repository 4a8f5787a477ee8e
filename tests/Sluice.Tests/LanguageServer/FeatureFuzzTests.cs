using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>
/// Every feature at random places of texts that random edits have damaged: none throws, and what it points to lies in the text.
/// </summary>
public class FeatureFuzzTests
{
    private const int Damages = 60;

    private static readonly string[] Inserted =
    [
        "{",
        "}",
        "\"",
        "'",
        "/*",
        "*/",
        "//",
        "#",
        ".",
        ",",
        "(",
        ")",
        ":",
        ": ",
        "[",
        "]",
        "- ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "  ",
        "rule x {",
        " allow ",
        " when not ",
        " consent ",
        " in { ",
        " except ",
        " any ",
        "category ",
        "with technique ",
        "account.",
        "é",
        "\uD83D\uDE00",
        "\u2028",
        "\0",
        "\uFEFF",
        "---\n",
        "&a ",
        "*a",
        "!!x ",
        "? ",
        "to: ",
        "technique: { ",
        "test \"",
        "cases {",
    ];

    public static TheoryData<string> Files() =>
        [
            .. MemoryWorkspace
                .Examples.All.Keys.Where(static f =>
                    !f.EndsWith(".csx", StringComparison.Ordinal) && !f.EndsWith(".csv", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_feature_throws_on_a_damaged_text(string path)
    {
        var random = new Random(path.Length * 7919);
        var workspace = MemoryWorkspace.Examples.Load();
        foreach (var set in workspace.Sets.ToList())
        {
            workspace.Keep(set, set.Bind());
        }

        var original = workspace.Text(path)!;
        var text = original;
        for (var damage = 0; damage < Damages; damage++)
        {
            text = damage % 20 == 0 ? original : text;
            var start = random.Next(text.Length + 1);
            var end = random.Next(3) == 0 ? Math.Min(text.Length, start + random.Next(40)) : start;
            text = string.Concat(text.AsSpan(0, start), Inserted[random.Next(Inserted.Length)], text.AsSpan(end));
            foreach (var set in workspace.Change(path, text).Take(2))
            {
                // The names of a set are those of a moment ago, as while typing; now and then they are bound anew.
                var now = damage % 10 == 0 ? set with { Bound = set.Bind() } : set;
                AskAll(now, path, text, random.Next(text.Length + 1));
                AskAll(now, path, text, start);
            }
        }
    }

    private static void AskAll(PolicySetSnapshot set, string path, string text, int offset)
    {
        if (set.Document(path) is { } document)
        {
            Assert.Equal(text, document.Source.Content);
            Assert.All(PolicyCompletion.At(set, document, offset), s => Assert.True(s.Replace.Start >= 0 && s.Replace.End == offset));
            _ = RuleLens.Of(set, document, static _ => null);
            _ = FoldingRegion.Of(document);
            _ = FormattingFeature.Of(document);
            AssertOrdered(SemanticTokensFeature.Of(set, document).Select(static c => (c.Span.Start, c.Span.End)), text);
            AssertNested(Outline.Of(document));
        }
        else
        {
            var manifest = set.Manifests[path];
            Assert.All(ManifestCompletion.At(set, manifest, offset), s => Assert.True(s.Replace.Start >= 0 && s.Replace.End == offset));
            AssertOrdered(SemanticTokensFeature.Of(set, manifest).Select(static c => (c.Span.Start, c.Span.End)), text);
            AssertNested(Outline.Of(manifest));
        }

        if (HoverFeature.At(set, path, offset) is { } hover)
        {
            Assert.InRange(offset, hover.Span.Start, hover.Span.End);
        }

        if (NavigationFeature.NameAt(set, path, offset) is { } name)
        {
            Assert.All(NavigationFeature.References([set], name.Key, declarations: true), static r =>
                Assert.InRange(r.Span.End, 0, r.Source.Content.Length)
            );
            _ = RenameFeature.Refuse([set], name.Key, "renamed")
                ?? RenameFeature.Rename([set], name.Key, "renamed").Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _ = NavigationFeature.FileAt(set, path, offset);
    }

    private static void AssertOrdered(IEnumerable<(int Start, int End)> spans, string text)
    {
        var last = 0;
        foreach (var (start, end) in spans)
        {
            Assert.True(start >= last && end > start && end <= text.Length, $"{start}..{end} after {last} of {text.Length}");
            last = end;
        }
    }

    // Editors refuse a symbol whose name lies outside of it, or that has none.
    private static void AssertNested(IEnumerable<Outline> outlines) => Assert.All(outlines, static o =>
        {
            Assert.NotEmpty(o.Name);
            Assert.True(o.Selection.Start >= o.Span.Start && o.Selection.End <= o.Span.End, $"{o.Name}: {o.Selection} outside {o.Span}");
            AssertNested(o.Children);
        });
}
