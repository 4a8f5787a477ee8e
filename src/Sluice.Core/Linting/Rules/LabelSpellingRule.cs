using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting.Rules;

/// <summary>Two labels that differ by spelling only.</summary>
/// <remarks>
/// <para>A selector <c>#label</c> takes the names that carry exactly this label. A name whose label is misspelt is passed over without a
/// word, and so is the rule
/// that should protect it. Labels count as alike when they are the same but for underscores, or when one letter is missing, added, changed
/// or swapped; different digits are taken as meant. The label that fewer names carry is reported.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact { phone #identifier  email #identifier  handle #identifer }
/// rule stay { deny #identifier }
/// </code>
/// <code>
/// category contact { phone #identifier  email #identifier  handle #identifier }
/// rule stay { deny #identifier }
/// </code>
/// </example>
internal sealed class LabelSpellingRule()
    : LintRule(6018, "label-spelling", "label `#{0}` of `{1}` differs from `#{2}` by its spelling only")
{
    private const int Short = 5;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var carriers = Carriers([
            .. context.Vocabulary.Categories.All,
            .. context.Vocabulary.Purposes.All,
            .. context.Vocabulary.Partners.All,
        ]);
        for (var rare = 1; rare < carriers.Count; rare++)
        {
            var common = carriers.FindIndex(0, rare, c => AreAlike(c.Label, carriers[rare].Label));
            if (common < 0)
            {
                continue;
            }

            var (label, by) = carriers[common];
            foreach (var symbol in carriers[rare].By)
            {
                yield return new LintFinding(
                    At(symbol.Location, carriers[rare].Label, symbol.Name, label)
                        .WithRelated(by[0].Location, $"`{by[0].Name}` carries `#{label}`")
                );
            }
        }
    }

    /// <summary>Each label with what carries it: the most common first, of those carried by as many the first in the alphabet.</summary>
    private static List<(string Label, List<TreeSymbol> By)> Carriers(ReadOnlySpan<TreeSymbol> symbols)
    {
        var carriers = new List<(string Label, List<TreeSymbol> By)>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            foreach (var label in symbol.Labels)
            {
                if (!places.TryGetValue(label, out var place))
                {
                    places.Add(label, place = carriers.Count);
                    carriers.Add((label, []));
                }

                carriers[place].By.Add(symbol);
            }
        }

        carriers.Sort(
            static (l, r) => l.By.Count != r.By.Count ? r.By.Count.CompareTo(l.By.Count) : string.CompareOrdinal(l.Label, r.Label)
        );
        return carriers;
    }

    private static bool AreAlike(string one, string other)
    {
        var (a, b) = (Plain(one), Plain(other));
        if (a == b)
        {
            return true;
        }

        // `#level1` and `#level2` are two labels; so are short ones that share little.
        return Math.Min(a.Length, b.Length) >= Short && Digits(a) == Digits(b) && NearestName.AreOneSlipApart(a, b);
    }

    private static string Plain(string label) => label.Replace("_", "", StringComparison.Ordinal);

    private static string Digits(string label) => string.Concat(label.Where(char.IsAsciiDigit));
}
