using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>
/// A test over all formats, dialects, engines, shells or commands takes them from the program's list: what is new there cannot slip past
/// it.
/// </summary>
public partial class ProductListTests
{
    private const int Least = 4;

    // Lists that are all but one on purpose, each with the one that is missing and why.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["Verifying/VerifyFormatTests.cs"] = "jsonl: `verify` compares whole sets and writes no lines",
    };

    public static TheoryData<string> Lists => ["formats", "dialects", "engines", "shells", "commands"];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_test_over_all_of_them_takes_the_list(string list)
    {
        var names = Names(list);
        Assert.True(names.Count >= Least, $"{list} are too few to be told from other words");

        Assert.Empty(
            Repository
                .Sources()
                .Where(static f => f.StartsWith("tests/", StringComparison.Ordinal))
                .SelectMany(f =>
                    Enumerated(Repository.Read(f))
                        .Where(e =>
                            e.Names.Count(names.Contains) >= names.Count - 1
                            && (e.IsAlone || !e.Names.IsSupersetOf(names))
                            && !Exceptions.Keys.Any(x => f.EndsWith(x, StringComparison.Ordinal))
                        )
                        .Select(e => $"{f}: {e.Text}: take ProductLists, or say of each of the {names.Count} {list} what is expected")
                )
        );
    }

    [Fact]
    public void An_exception_is_still_needed() =>
        Assert.All(Exceptions.Keys, static x =>
            Assert.Contains(
                Enumerated(Repository.Read(Repository.Sources().Single(f => f.EndsWith(x, StringComparison.Ordinal)))),
                static e => e.Names.Count(ProductLists.Formats.Contains) == ProductLists.Formats.Count - 1
            )
        );

    private static IReadOnlyList<string> Names(string list) =>
        list switch
        {
            "formats" => ProductLists.Formats,
            "dialects" => ProductLists.Dialects,
            "engines" => ProductLists.Engines,
            "shells" => ProductLists.Shells,
            _ => ProductLists.Commands,
        };

    // Rows of a theory by their first word, each with another, and lists of words. Rows with an expectation for each name are allowed when
    // they have all of them.
    private static IEnumerable<(HashSet<string> Names, bool IsAlone, string Text)> Enumerated(string text) =>
        [
            .. Rows()
                .Matches(text)
                .Where(static m =>
                    Row().Matches(m.Value).Select(static r => r.Groups[1].Value).ToList() is var first
                    && first.Count == first.Distinct(StringComparer.Ordinal).Count()
                )
                .Select(static m =>
                    (
                        Words(Row().Matches(m.Value).Select(static r => r.Groups[1].Value)),
                        !m.Value.Contains("\",", StringComparison.Ordinal),
                        m.Value.Trim()
                    )
                ),
            .. List()
                .Matches(text)
                .Select(static m => (Words(Word().Matches(m.Value).Select(static w => w.Groups[1].Value)), true, m.Value)),
        ];

    private static HashSet<string> Words(IEnumerable<string> words) => new(words, StringComparer.Ordinal);

    [GeneratedRegex(@"(?:^ *\[InlineData\(""[^""\n]*"".*\]\n)+", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"InlineData\(""([^""\n]*)""")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:\[|\{ )(?:""\w+"",? ?){3,}(?:\]| \})")]
    private static partial Regex List();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Word();
}
