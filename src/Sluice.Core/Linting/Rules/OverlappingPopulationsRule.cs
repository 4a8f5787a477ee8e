using Sluice.Core.Analysis;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting.Rules;

/// <summary>Populations beside each other that share people.</summary>
/// <remarks>
/// <para>
/// Two populations below the same one are told apart by the same facts, and yet a person can be in both: ranges that were meant to follow
/// one another overlap. The hint names such a person. Where everybody in the one is also in the other, declare it below the other.
/// Populations told apart by different facts are expected to share people and are not reported.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// subject attribute age : integer
/// population users
/// population users.children = age &lt;= 14
/// population users.teenagers = age &gt;= 13 and age &lt; 20
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// subject attribute age : integer
/// population users
/// population users.children = age &lt; 13
/// population users.teenagers = age &gt;= 13 and age &lt; 20
/// </code>
/// </example>
internal sealed class OverlappingPopulationsRule() : LintRule(6022, "overlapping-populations", "populations `{0}` and `{1}` share people")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var told = context.Vocabulary.Populations.All.Where(static p => p.Predicate is not null).ToList();
        for (var second = 1; second < told.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var (one, other) = (told[first], told[second]);
                if (one.Parent == other.Parent && Facts(one).SetEquals(Facts(other)) && Find(context, one, other) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private LintFinding? Find(LintContext context, PopulationSymbol one, PopulationSymbol other)
    {
        var shared = Ask(context, other.Location, Conditions.And([one.Predicate!, other.Predicate!]));
        if (shared.CanBe != true)
        {
            return null;
        }

        var hint =
            IsWithin(context, one, other) ? $"everybody in `{one.Name}` is in `{other.Name}`: declare it below"
            : IsWithin(context, other, one) ? $"everybody in `{other.Name}` is in `{one.Name}`: declare it below"
            : $"for example a person with {FindingText.Facts(shared)}";
        return new LintFinding(
            At(other.Location, one.Name, other.Name).WithHint(hint).WithRelated(one.Location, $"population `{one.Name}`")
        );
    }

    private static bool IsWithin(LintContext context, PopulationSymbol inner, PopulationSymbol outer) =>
        Ask(context, inner.Location, Conditions.And([inner.Predicate!, Conditions.Negate(outer.Predicate!)])).CanBe == false;

    // Without any flow there are no people to ask about.
    private static SatisfiabilityResult Ask(LintContext context, SourceLocation place, Condition condition)
    {
        var everybody = context.Outcomes.About(place, condition);
        return context.Truths.Find(everybody, everybody, unknownCounts: false);
    }

    private static HashSet<string> Facts(PopulationSymbol population) =>
        [.. ConditionWalker.Simple(population.Predicate).Select(FactOf).OfType<string>()];

    private static string? FactOf(Condition condition) =>
        Mention.Of(condition) switch
        {
            Mention.Attribute attribute => attribute.Symbol.Name,
            Mention.Fact fact => BuiltinFacts.NameOf(fact.Name),
            null => null,
            _ => ConditionText.Of(condition),
        };
}
