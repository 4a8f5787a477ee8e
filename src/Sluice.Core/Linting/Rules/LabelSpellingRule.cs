using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting.Rules;

/// <summary>Two labels that differ by spelling only.</summary>
/// <remarks>
/// <para>A selector <c>#label</c> takes the names that carry exactly this label. A name whose label is misspelt is passed over without a word, and so is the rule
/// that should protect it. Labels count as alike when they are the same but for underscores, or when one letter is missing, added, changed or swapped; different digits are taken as meant. The label that fewer names carry is reported.</para>
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
internal sealed class LabelSpellingRule() : LintRule(6018, "label-spelling", "label `#{0}` of `{1}` differs from `#{2}` by its spelling only")
{
    private const int Short = 5;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var carriers = context.Vocabulary.Categories.All.Concat<TreeSymbol>(context.Vocabulary.Purposes.All).Concat(context.Vocabulary.Partners.All)
            .SelectMany(static s => s.Labels.Select(l => (Label: l, Symbol: s)))
            .GroupBy(static p => p.Label, static p => p.Symbol, StringComparer.Ordinal)
            .OrderByDescending(static g => g.Count())
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .ToList();
        for (var rare = 1; rare < carriers.Count; rare++)
        {
            if (carriers.Take(rare).FirstOrDefault(c => AreAlike(c.Key, carriers[rare].Key)) is not { } common)
            {
                continue;
            }

            foreach (var symbol in carriers[rare])
            {
                yield return new LintFinding(At(symbol.Location, carriers[rare].Key, symbol.Name, common.Key)
                    .WithRelated(common.First().Location, $"`{common.First().Name}` carries `#{common.Key}`"));
            }
        }
    }

    private static bool AreAlike(string one, string other)
    {
        var (a, b) = (Plain(one), Plain(other));
        if (a == b)
        {
            return true;
        }

        // `#level1` and `#level2` are two labels; so are short ones that share little.
        return Math.Min(a.Length, b.Length) >= Short
            && Digits(a) == Digits(b)
            && NearestName.AreOneSlipApart(a, b);
    }

    private static string Plain(string label) => label.Replace("_", "", StringComparison.Ordinal);

    private static string Digits(string label) => string.Concat(label.Where(char.IsAsciiDigit));
}
