using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Sluice.Tests.Syntax;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>
/// Damaged manifests: none ends the program, none with an error is decided, and what is decided is what another reader reads in it.
/// </summary>
public class ManifestMutationTests
{
    private static readonly int Mutations = DrawnCases.Of("damaged manifests, of each form", 0, 20_000);

    private const string Line =
        """{"transfer":"t","title":"a title","to":"p","purpose":"x","people":1000,"attributes":{"r":0.1,"w":"90 days","n":"text"},"retention":"2 years","datasets":{"d":{"fields":{"f":{"category":"a","technique":{"t":{"k":0.5}}},"g":{"category":"a"}}}}}""";

    private const string Yaml = """
        # who gets it
        transfer: t
        title: a title
        to: p
        purpose: x      # why
        people: 1000
        attributes: { r: 0.1, w: 90 days, n: text }
        datasets:
          d:
            fields:
              f: { category: a }
        ---
        transfer: u
        to: p
        purpose: x
        people: 1000
        datasets: { d: { fields: { f: { category: a } } } }
        """;

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

    [Fact]
    public void A_damaged_line_of_JSON_is_refused_or_means_what_it_says()
    {
        var decided = 0;
        var lines = new ManifestLineReader(Names);
        for (var seed = 0; seed < Mutations; seed++)
        {
            var text = new TextMutator(seed).Mutate(Line);
            var read = ManifestReader.Read(new SourceText("m", text), Names);
            if (!text.AsSpan().ContainsAny('\n', '\r') && !HasLoneSurrogate(text))
            {
                var quick = lines.Read(new SourceText("m", Encoding.UTF8.GetBytes(text)));
                Assert.True(
                    read.Diagnostics.Select(static d => d.ToString()).SequenceEqual(quick.Diagnostics.Select(static d => d.ToString())),
                    Told(seed, text)
                );
                Assert.True(read.Transfers.Length == quick.Transfers.Length, Told(seed, text));
            }

            if (read.Transfers.Length == 1 && TryParse(text) is { } json)
            {
                decided++;
                Assert.True(Means(read.Transfers[0], json.RootElement), Told(seed, text));
            }
        }

        Assert.InRange(decided, Mutations * 3 / 200, Mutations);
    }

    [Fact]
    public void A_damaged_file_decides_no_document_with_an_error()
    {
        var (decided, refused) = (0, 0);
        for (var seed = 0; seed < Mutations; seed++)
        {
            var text = new TextMutator(seed).Mutate(Yaml);
            var read = ManifestReader.Read(new SourceText("m", text), Names);
            foreach (var transfer in read.Transfers)
            {
                decided++;
                Assert.DoesNotContain(read.Diagnostics, d =>
                    d.Severity == DiagnosticSeverity.Error
                    && d.Location is { } at
                    && at.Span.Start >= transfer.Span.Start
                    && at.Span.Start < transfer.Span.End
                );
                Assert.True(
                    transfer.Name.Value.All(static c =>
                        c is > ' ' and < '\u007F' || char.IsLetterOrDigit(c) || c is ' ' or '\u00A0' or '“' || char.IsSurrogate(c)
                    ),
                    Told(seed, text)
                );

                // Lines end at line feeds and carriage returns and nowhere else: what counts people begins one.
                if (transfer.Facts.TryGetValue(BuiltinFact.People, out var people))
                {
                    var lines = text[..transfer.Span.End].Split('\n', '\r');
                    var first = Array.FindLastIndex(lines, static l =>
                        l.TrimStart('\uFEFF').StartsWith("people", StringComparison.Ordinal)
                        || l.Contains("{ people", StringComparison.Ordinal)
                    );

                    // The value may stand on the next line.
                    var written = string.Concat(lines.Skip(first).Take(3)).Replace("_", "", StringComparison.Ordinal);
                    Assert.True(
                        first >= 0
                            && written.Contains(people.Value.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                        Told(seed, text)
                    );
                }
            }

            refused += read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error) ? 1 : 0;
        }

        Assert.InRange(decided, Mutations / 20, 2 * Mutations);
        Assert.InRange(refused, Mutations / 20, Mutations);
    }

    [Fact]
    public void Behind_errors_that_are_not_shown_no_key_that_stands_twice_is_decided()
    {
        const string Rest = "to: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n";
        var many = "transfer: first\n" + string.Concat(Enumerable.Repeat("title: t\n", 150)) + Rest + "---\n";
        var decided = 0;
        for (var seed = 0; seed < Mutations / 50; seed++)
        {
            var text =
                $"{many}{new TextMutator(seed).Mutate(Yaml)}\n---\ntransfer: twice\npeople: 1\npeople: 2\n{Rest}---\ntransfer: last\n{Rest}";
            var read = ManifestReader.Read(new SourceText("m", text), Names);

            Assert.True(read.Transfers.All(static t => t.Name.Value is not ("first" or "twice")), Told(seed, text));

            // A control character ends the reading of the whole text.
            Assert.True(
                read.Diagnostics.Any(static d => d.LeftOut >= 49)
                    || (read.Transfers.IsEmpty && read.Diagnostics is [{ Severity: DiagnosticSeverity.Error }]),
                Told(seed, text)
            );
            decided += read.Transfers.Any(static t => t.Name.Value == "last") ? 1 : 0;
        }

        Assert.InRange(decided, Mutations / 200, Mutations / 50);
    }

    private static string Told(int seed, string text) =>
        $"seed {seed}: " + string.Concat(text.Select(static c => c is '\n' or (>= ' ' and <= '~') ? c.ToString() : $"<{(int)c:X4}>"));

    private static bool Means(TransferManifest transfer, JsonElement json)
    {
        var facts = transfer.Stated.Attributes.ToDictionary(static a => a.Attribute.Name, static a => a.Value, StringComparer.Ordinal);
        var stated = json.TryGetProperty("attributes", out var attributes) ? attributes.EnumerateObject().ToList() : [];
        return transfer.Name.Value == json.GetProperty("transfer").ToString()
            && transfer.Title == (json.TryGetProperty("title", out var title) ? title.ToString() : null)
            && transfer.Facts.ContainsKey(BuiltinFact.People) == json.TryGetProperty("people", out var people)
            && (people.ValueKind == JsonValueKind.Undefined || Same(people.GetRawText(), transfer.Facts[BuiltinFact.People].Value.Number))
            && stated.Count == facts.Count
            && stated.TrueForAll(a =>
                facts.TryGetValue(a.Name, out var value)
                && (a.Name != "r" || Same(a.Value.GetRawText(), value.Number))
                && (a.Name != "n" || a.Value.GetString() == value.Text)
            )
            && transfer.Datasets.SelectMany(static d => d.Fields).Count()
                == json.GetProperty("datasets").EnumerateObject().Sum(static d => d.Value.GetProperty("fields").EnumerateObject().Count());
    }

    // As fractions of whole numbers, of any length.
    private static bool Same(string written, decimal number)
    {
        var (digits, power) = Split(written);
        var (own, places) = Split(number.ToString(CultureInfo.InvariantCulture));
        return Math.Abs(power - places) < 100
            && digits * BigInteger.Pow(10, Math.Max(0, power - places)) == own * BigInteger.Pow(10, Math.Max(0, places - power));
    }

    private static (BigInteger Digits, int Power) Split(string number)
    {
        var parts = number.ToUpperInvariant().Split('E');
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        return (
            BigInteger.Parse(
                parts[0].Replace(".", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture
            ),
            (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (dot < 0 ? 0 : parts[0].Length - dot - 1)
        );
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(static r => r.Value == 0xFFFD);
}
