using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>A reader that goes from line to line says the same of each as of that line alone, and of none anything of another.</summary>
public class LineReaderTests
{
    private const string Policy = """
        category a { b c }
        purpose x
        purpose y
        partner p { in SG }
        attribute first : boolean
        attribute second : integer
        attribute third : date
        attribute fourth : text
        population staff
        """;

    private static readonly string[] Lines =
    [
        """{"transfer":"t1","to":"p","purpose":"x","on":"2026-01-15","attributes":{"first":true,"second":12,"third":"2026-02-01","fourth":"text"},"datasets":{"d":{"fields":{"f":{"category":"a.b"}}}}}""",
        """{"transfer":"t2","to":"p","purpose":["x","y"],"attributes":{"fourth":"","second":-3},"datasets":{"d":{"fields":{"f":{"category":["a.b","a.c"]},"g":{"category":"a","population":"staff"}}},"e":{"fields":{}}}}""",
        """{"datasets":{"d":{"fields":{"f":{"category":"a"}},"attributes":{"first":false}}},"purpose":"x","to":"p","transfer":"the last"}""",
        """{"transfer":"t3","to":"p","purpose":"x","attributes":{"secnod":1},"datasets":{"d":{"fields":{"f":{"category":"d"}}}}}""",
        """{"transfer":"t\u0034","to":"p","purpose":"x","title":"a \"title\"","from":"2026-01-01","through":"2026-12-31","datasets":{"d":{"fields":{"f":{"category":"a"}}}}}""",
        """{"transfer":"tü","to":"p","purpose":"x","datasets":{"d":{"fields":{"f":{"category":"a"}}}}}""",
        """{"transfer":"t5","to":"p","to":"p","purpose":"x","datasets":{"d":{"fields":{"f":{"category":"a"}}}}}""",
        """{"transfer":"t6","onward":["p","p"],"purpose":7,"datasets":[]}""",
        """{}""",
        """{"transfer":""",
        "{\"transfer\":\"t7\",\"to\":\"p\",\"purpose\":\"x\",\"datasets\":{\"d\":{\"fields\":{"
            + string.Join(',', Enumerable.Range(0, 3_000).Select(static i => $"\"f{i}\":{{\"category\":\"a\"}}"))
            + "}}}}  ",
    ];

    private static readonly Vocabulary Names = PolicyCompiler
        .Compile(new MemoryPolicyFiles(new Dictionary<string, string>(StringComparer.Ordinal) { ["p.sluice"] = Policy }))
        .Vocabulary;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_line_is_read_as_if_it_stood_alone(int seed)
    {
        var reader = new ManifestLineReader(Names);
        var dice = new Random(seed);
        var order = Enumerable.Range(0, 60).Select(_ => dice.Next(Lines.Length)).ToArray();

        // What was read of a line has to outlive the lines after it.
        var read = order.Select(i => reader.Read(new SourceText("lines", Encoding.UTF8.GetBytes(Lines[i]), 1))).ToArray();

        Assert.Equal(Lines.Length, order.Distinct().Count());
        Assert.Equal(
            order.Select(static i => Describe(ManifestReader.Read(new SourceText("lines", Lines[i]), Names))),
            read.Select(Describe)
        );
    }

    [Fact]
    public void Some_lines_are_right_and_some_are_not() =>
        Assert.Equal(
            [1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1],
            Lines.Select(static l =>
                new ManifestLineReader(Names).Read(new SourceText("lines", Encoding.UTF8.GetBytes(l))).Transfers.Length
            )
        );

    [Fact]
    public void A_word_is_made_once_and_never_taken_for_another()
    {
        var words = new LineWords("datasets");
        Assert.Same(words.Of("datasets"u8), words.Of("datasets"u8));
        Assert.Same(words.Of("some_word"u8), words.Of("some_word"u8));
        foreach (var length in Enumerable.Range(0, 200))
        {
            // More words than there is room for, alike but for one letter at every place.
            for (var place = 0; place < length; place++)
            {
                var word = new string('a', place) + 'b' + new string('a', length - place - 1);
                Assert.Equal(word, words.Of(Encoding.ASCII.GetBytes(word)));
            }
        }
    }

    private static string Describe(ManifestReadResult result)
    {
        var text = new StringBuilder();
        foreach (var found in result.Diagnostics)
        {
            text.Append($"{found.Id} {found.Location?.Start} {found.Location?.Span} {found.Message} {found.Hint}\n");
        }

        foreach (var transfer in result.Transfers)
        {
            text.Append(
                    $"{transfer.Name.Value} {transfer.Location.Span} {transfer.Title} {transfer.Digest} {transfer.Span} {transfer.Dates.On} {transfer.Dates.Standing} {transfer.Dates.Location?.Span}\n"
                )
                .AppendJoin(' ', transfer.Recipients.Select(static r => $"{r.Partner} {r.Location.Span}"))
                .AppendJoin(' ', transfer.Purposes.Select(static p => $"{p.Value} {p.Location.Span}"))
                .Append(Describe(transfer.Stated));
            foreach (var dataset in transfer.Datasets)
            {
                text.Append($"\n{dataset.Name.Value} {dataset.Name.Location.Span} {Describe(dataset.Stated)}\n")
                    .AppendJoin(
                        '\n',
                        dataset.Fields.Select(static f =>
                            $"{f.Name.Value} {f.Name.Location.Span} {string.Join(' ', f.Categories.Select(static c => $"{c.Value} {c.Location.Start}"))} {Describe(f.Stated)}"
                        )
                    );
            }
        }

        return text.ToString();
    }

    private static string Describe(StatedFacts facts) =>
        $"{facts.Population?.Value} {facts.Population?.Location.Span} {string.Join(' ', facts.Attributes.Select(static a => $"{a.Attribute} {a.Value} {a.Location.Start} {a.Span}"))}";
}
