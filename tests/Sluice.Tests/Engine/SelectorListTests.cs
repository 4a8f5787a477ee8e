using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// What lists of names, labels and regions cover and touch: by examples that were decided wrongly once, and by brute force over all small
/// trees of partners against the sentences of the language page.
/// </summary>
public class SelectorListTests
{
    private const string Open = "rule all { allow any to any for any }\n";

    [Theory]
    [InlineData("partner p { in US  x #h }", "deny any to #h except partners in DE", "p", Verdict.Deny)]
    [InlineData("partner p { in US  x #h }", "deny any to #h except partners in DE", "p.x", Verdict.Deny)]
    [InlineData("partner p { x { in DE } }", "deny any to any except p.x, partners outside DE", "p", Verdict.Deny)]
    [InlineData("partner p { x { in DE } }", "deny any to any except p.x, partners outside DE", "p.x", Verdict.Allow)]
    [InlineData("partner p { in KR, DE }", "deny any to any except partners in KR, partners in DE", "p", Verdict.Deny)]
    [InlineData("partner p { in KR, DE }", "deny any to any except partners in KR | DE", "p", Verdict.Allow)]
    [InlineData("partner p { in DE  x }", "deny any to partners in KR", "p", Verdict.Deny)]
    public void A_deny_touches_every_part_that_no_single_exception_covers(
        string partner,
        string rule,
        string recipient,
        Verdict expected
    ) => Assert.Equal(expected, Decide($"category a\npurpose u\n{partner}\n{Open}rule bar {{ {rule} }}\n", recipient, "a"));

    [Theory]
    [InlineData("partner p { x { in DE } }", "p.x, partners in KR", "p", Verdict.Deny)]
    [InlineData("partner p { x }", "p.x, partners in KR", "p", Verdict.Deny)]
    [InlineData("partner p { in DE  x }", "partners in DE", "p", Verdict.Deny)]
    [InlineData("partner p { in DE  x }", "p", "p", Verdict.Allow)]
    [InlineData("partner p { in DE  x { in KR } }", "partners in DE, partners in KR", "p", Verdict.Deny)]
    [InlineData("partner p { in DE  x { in KR } }", "partners in DE | KR", "p", Verdict.Allow)]
    [InlineData("partner p { in DE  x }", "any except partners in KR", "p", Verdict.Deny)]
    public void An_allow_covers_only_where_one_item_does(string partner, string to, string recipient, Verdict expected) =>
        Assert.Equal(expected, Decide($"category a\npurpose u\n{partner}\nrule some {{ allow a to {to} for u }}\n", recipient, "a"));

    [Theory]
    [InlineData("any except c", "score", Verdict.Deny)]
    [InlineData("any except c", "score.part", Verdict.Deny)]
    [InlineData("any except c", "other", Verdict.Allow)]
    [InlineData("any except c.x", "score", Verdict.Deny)]
    [InlineData("any except other", "score", Verdict.Allow)]
    [InlineData("score except c", "score", Verdict.Deny)]
    public void Data_made_of_what_is_taken_away_is_not_covered(string of, string category, Verdict expected) =>
        Assert.Equal(
            expected,
            Decide(
                $"category c {{ x y }}\ncategory other\ncategory score from c {{ part }}\npurpose u\npartner p {{ in DE }}\nrule some {{ allow {of} to p for u }}\n",
                "p",
                category
            )
        );

    [Theory]
    [InlineData("p.x, partners in KR", Verdict.Deny)]
    [InlineData("p", Verdict.Allow)]
    public void An_agreement_is_with_those_whom_one_item_covers(string with, Verdict expected) =>
        Assert.Equal(
            expected,
            Decide(
                $"category a\npurpose u\npartner p {{ x {{ in DE }} }}\nagreement g {{ with {with}  role processor  of a  for u }}\nrule some {{ allow a to p for u when role = processor }}\n",
                "p",
                "a",
                "agreement: g\n"
            )
        );

    [Fact]
    public void Every_partner_that_may_lie_anywhere_is_warned_of()
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles("category a\npurpose u\npartner p { in DE  x }\n" + Open));
        var warning = Assert.Single(compiled.Diagnostics);
        Assert.Equal("SLU2502", warning.Id);
        Assert.Contains("`p.x`", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_trees_of_partners_are_covered_and_touched_as_the_language_says()
    {
        // p with three below it in each of two shapes; each has no country, DE, or both.
        string[][] shapes =
        [
            ["p", "p.x", "p.y", "p.z"],
            ["p", "p.x", "p.x.y", "q"],
        ];
        string[] countries = ["", "DE", "DE KR"];
        string[] things = ["p", "p.x", "#l", "partners in DE", "partners outside DE", "any"];
        var lists = things.Concat(things.SelectMany((a, i) => things.Skip(i + 1).Select(b => $"{a}, {b}"))).ToList();
        var selectors = lists
            .SelectMany(list =>
                lists.Where(static e => !e.Contains("any", StringComparison.Ordinal)).Select(e => $"{list} except {e}").Prepend(list)
            )
            .ToList();
        var compared = 0;
        foreach (var shape in shapes)
        {
            for (var world = 0; world < 81; world += 4)
            {
                var lies = shape
                    .Select(
                        (name, i) =>
                            (
                                Name: name,
                                Countries: countries[world / (int)Math.Pow(3, i) % 3].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            )
                    )
                    .ToList();
                var policy =
                    "category a\npurpose u\n"
                    + Tree(lies, "")
                    + string.Concat(selectors.Select(static (s, i) => $"rule r{i} {{ deny a to {s} }}\n"));
                var program = PolicyCompiler.Compile(new MemoryPolicyFiles(policy)).Program!;
                foreach (var rule in program.Rules)
                {
                    var selector = selectors[int.Parse(rule.Name[1..], System.Globalization.CultureInfo.InvariantCulture)];
                    foreach (var partner in program.Vocabulary.Partners.All)
                    {
                        var expected = (PlainCovers(lies, selector, partner.Name), PlainTouches(lies, selector, partner.Name));
                        Assert.True(
                            expected == (rule.Scope.Partners.Covers(partner), rule.Scope.Partners.Touches(partner)),
                            $"`{selector}` on `{partner.Name}`: {expected} expected in\n{policy[..policy.IndexOf("rule", StringComparison.Ordinal)]}"
                        );
                        compared++;
                    }
                }
            }
        }

        Assert.True(compared > 50_000, $"only {compared} answers were compared");
    }

    // Only x is labelled.
    private static string Tree(List<(string Name, string[] Countries)> lies, string above) =>
        string.Concat(
            lies.Where(p =>
                    p.Name.StartsWith(above, StringComparison.Ordinal) && !p.Name[above.Length..].Contains('.', StringComparison.Ordinal)
                )
                .Select(p =>
                {
                    var own = (p.Countries.Length > 0 ? "in " + string.Join(", ", p.Countries) + "  " : "") + Tree(lies, p.Name + ".");
                    return $"{(above.Length == 0 ? "partner " : "")}{p.Name[above.Length..]}{(p.Name == "p.x" ? " #l" : "")}{(own.Length > 0 ? " { " + own + " }" : "")}\n";
                })
        );

    // "A list covers a name where one of its items covers it and nothing behind `except` touches it"
    private static bool PlainCovers(List<(string Name, string[] Countries)> lies, string selector, string name)
    {
        var (items, exceptions) = Halves(selector);
        return items.Any(i => Parts(lies, name).All(part => Includes(lies, i, part, all: true)))
            && !exceptions.Any(e => Parts(lies, name).Any(part => Includes(lies, e, part, all: false)));
    }

    // "it touches a name where one of its items includes a part of it that no single thing behind `except` covers"
    private static bool PlainTouches(List<(string Name, string[] Countries)> lies, string selector, string name)
    {
        var (items, exceptions) = Halves(selector);
        return Parts(lies, name)
            .Any(part => items.Any(i => Includes(lies, i, part, all: false)) && !exceptions.Any(e => Includes(lies, e, part, all: true)));
    }

    private static (string[] Items, string[] Exceptions) Halves(string selector)
    {
        var halves = selector.Split(" except ");
        return (halves[0].Split(", "), halves.Length > 1 ? halves[1].Split(", ") : []);
    }

    // "The parts of a partner are itself and each partner below it"
    private static IEnumerable<string> Parts(List<(string Name, string[] Countries)> lies, string name) =>
        lies.Select(static p => p.Name).Where(p => p == name || p.StartsWith(name + ".", StringComparison.Ordinal));

    private static bool Includes(List<(string Name, string[] Countries)> lies, string item, string part, bool all)
    {
        if (!item.StartsWith("partners", StringComparison.Ordinal))
        {
            return item == "any"
                || (item == "#l" ? "p.x" : item) is var name && (part == name || part.StartsWith(name + ".", StringComparison.Ordinal));
        }

        // "one without any is touched by every region and covered by none"
        var countries = PlacesOf(lies, part);
        var outside = item.Contains("outside", StringComparison.Ordinal);
        bool InRegion(string country) => item.Contains(country, StringComparison.Ordinal) != outside;
        return countries.Count == 0 ? !all
            : all ? countries.All(InRegion)
            : countries.Any(InRegion);
    }

    // "a part lies in its own countries, one without in those below it"
    private static List<string> PlacesOf(List<(string Name, string[] Countries)> lies, string part)
    {
        var own = lies.Single(p => p.Name == part).Countries;
        return own.Length > 0
            ? [.. own]
            :
            [
                .. Parts(lies, part)
                    .Where(p => p != part && !p[(part.Length + 1)..].Contains('.', StringComparison.Ordinal))
                    .SelectMany(p => PlacesOf(lies, p))
                    .Distinct(),
            ];
    }

    private static Verdict Decide(string policy, string recipient, string category, string more = "")
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policy));
        Assert.NotNull(compiled.Program);
        var read = ManifestReader.Read(
            new SourceText(
                "m.yaml",
                $"transfer: t\nto: {recipient}\npurpose: u\non: 2026-01-15\n{more}datasets: {{ d: {{ fields: {{ f: {{ category: {category} }} }} }} }}\n"
            ),
            compiled.Vocabulary
        );
        return new PolicyEngine(compiled.Program).Decide(Assert.Single(read.Transfers)).Verdict;
    }
}
