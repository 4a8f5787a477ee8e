using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A limit on the frequency that <c>once</c> passes.</summary>
/// <remarks>
/// <para><c>once</c> is the rarest frequency, so it passes every limit such as <c>frequency &lt;= monthly</c>. Each transfer is decided by
/// itself: a sender who writes <c>frequency: once</c> anew every day sends daily, and the limit never holds. Name the frequencies that may
/// pass, with <c>once</c> among them only where a transfer out of turn is really meant: what is named in so many words is not
/// reported.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// rule help { allow contact to helpdesk for support }
/// rule rarely { require frequency &lt;= monthly }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// rule help { allow contact to helpdesk for support }
/// rule rarely { require frequency in { yearly, quarterly, monthly } }
/// </code>
/// </example>
internal sealed class OncePassesRule()
    : LintRule(6027, "once-passes", "`{0}` in rule `{1}` lets `once` pass, whoever sends again every day")
{
    private const int Once = 0;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules)
        {
            foreach (var (atom, clause, forbids) in SignedAtom.Of(rule))
            {
                if (
                    Passes(atom, Once, forbids)
                    && NamesItNot(atom)
                    && Enumerable.Range(1, Frequencies.Names.Count - 1).FirstOrDefault(f => !Passes(atom, f, forbids)) is > 0
                )
                {
                    var others = Enumerable
                        .Range(1, Frequencies.Names.Count - 1)
                        .Where(f => Passes(atom, f, forbids))
                        .Select(static f => Frequencies.Names[f])
                        .ToList();
                    yield return new LintFinding(
                        At(rule.PlaceOf(clause), ConditionText.Of(atom), rule.Name)
                            .WithHint(
                                others.Count == 0
                                    ? null
                                    : $"name what may pass: {(forbids ? "not " : "")}`frequency in {{ {string.Join(", ", others)} }}`"
                            )
                    );
                }
            }
        }
    }

    /// <summary>Whether a frequency makes the rule permit more; false for what is no question about the frequency.</summary>
    private static bool Passes(Condition atom, int frequency, bool forbids) =>
        atom switch
        {
            Condition.FactComparison { Fact: BuiltinFact.Frequency } c => ComparisonOperators.Holds(
                c.Operator,
                frequency.CompareTo((int)c.Value.Number)
            ) != forbids,
            Condition.FactMembership { Fact: BuiltinFact.Frequency } m => m.Values.Any(v => (int)v.Number == frequency) != forbids,
            _ => false,
        };

    /// <summary>Whether <c>once</c> passes without being written: who names it knows of it.</summary>
    private static bool NamesItNot(Condition atom) =>
        atom switch
        {
            Condition.FactComparison c => (int)c.Value.Number != Once,
            Condition.FactMembership m => m.Values.All(static v => (int)v.Number != Once),
            _ => false,
        };
}
