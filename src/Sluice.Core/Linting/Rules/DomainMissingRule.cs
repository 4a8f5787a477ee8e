using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A hashed category whose domain is not known.</summary>
/// <remarks>
/// <para>
/// A technique asks whether the values can be tried out (<c>enumerable</c>), and neither the category nor anything above or below it says
/// how many values there are. So it is not known whether the technique helps: the form stays unknown, and a rule that asks for it is not
/// met. Reported are categories for which a rule wants a form, naming them or their label, and those a test applies such a technique to.
/// Write how many different values there can be: <c>domain 100_000_000</c>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category device #identifier
/// purpose statistics
/// partner counter { in IE }
/// form identified &lt; pseudonymised
/// technique hash { yields identified when enumerable yields pseudonymised }
/// rule count { allow device to counter for statistics }
/// rule keyed { require form &gt;= pseudonymised of #identifier }
/// </code>
/// <code>
/// category device #identifier domain 1_000_000_000
/// purpose statistics
/// partner counter { in IE }
/// form identified &lt; pseudonymised
/// technique hash { yields identified when enumerable yields pseudonymised }
/// rule count { allow device to counter for statistics }
/// rule keyed { require form &gt;= pseudonymised of #identifier }
/// </code>
/// </example>
internal sealed class DomainMissingRule()
    : LintRule(6019, "domain-missing", "category `{0}` has no `domain`, so nobody knows what technique `{1}` makes of it")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var techniques = context.Vocabulary.Techniques.All.Where(AsksForDomain).ToList();
        if (techniques.Count == 0)
        {
            yield break;
        }

        var hashed = new Dictionary<CategorySymbol, TechniqueSymbol>();
        foreach (var test in context.Program.Tests)
        {
            foreach (var category in test.Categories)
            {
                if (test.Techniques.FirstOrDefault(t => techniques.Contains(t.Technique)) is { } use)
                {
                    hashed.TryAdd(category, use.Technique);
                }
            }
        }

        foreach (var rule in context.Program.Rules.Where(static r => WantsForm(r) && !r.Scope.Categories.BeginsWithAny))
        {
            foreach (var category in context.Vocabulary.Categories.All.Where(c => c.End == c.Id + 1 && rule.Scope.Categories.Touches(c)))
            {
                hashed.TryAdd(category, techniques[0]);
            }
        }

        foreach (var category in context.Vocabulary.Categories.All)
        {
            if (
                hashed.TryGetValue(category, out var technique)
                && StatedFlow.IsEnumerable(context.Vocabulary, category) is null
                && category.Sources.IsEmpty
            )
            {
                yield return new LintFinding(
                    At(category.Location, category.Name, technique.Name)
                        .WithHint("write how many different values there can be, for example `domain 100_000_000`")
                );
            }
        }
    }

    private static bool AsksForDomain(TechniqueSymbol technique) =>
        technique.Yields.SelectMany(static y => Mention.In(y.When)).Any(static m => m is Mention.Enumerable);

    /// <summary>Whether a form has to be reached for something to be permitted.</summary>
    private static bool WantsForm(Rule rule) =>
        rule.Effect switch
        {
            RuleEffect.Allow => AsksForForm(rule.When),
            RuleEffect.Deny => AsksForForm(rule.Unless),
            RuleEffect.Require => AsksForForm(rule.Required),
            _ => false,
        };

    private static bool AsksForForm(Condition? condition) => Mention.In(condition).Any(static m => m is Mention.Form);
}
