using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A rule that can never apply.</summary>
/// <remarks>
/// <para>For every flow the rule is about, and for all facts, its condition is false; an <c>allow</c> that can only ever be unknown permits
/// nothing either. Its
/// clauses contradict each other, or nothing is covered: an <c>allow</c> needs a name of which all lies in its selectors. Decided by trying
/// every kind of flow that the rule can tell apart with enough values to stand for all.</para>
/// <para>Where one clause alone explains it, that clause is reported instead: <c>constant-condition</c>, <c>contradictory-dates</c> or
/// <c>but-not-takes-everything</c>. A prohibition that can never apply still stops transfers for which its facts are not stated: take it
/// away or repair it.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// subject attribute age : integer
/// rule some_minors { deny contact when age &lt; 14 unless age &lt; 18 }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// subject attribute age : integer
/// rule some_minors { deny contact when age &lt; 18 unless age &lt; 14 }
/// </code>
/// </example>
internal sealed class NeverAppliesRule() : LintRule(6001, "never-applies", "rule `{0}` can never apply: {1}")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules.Where(r => CannotApply(context, r)))
        {
            if (
                ContradictoryDatesRule.Explains(context, rule)
                || ButNotTakesEverythingRule.Explaining(context, rule) is not null
                || Explained(context, rule)
            )
            {
                continue;
            }

            var flow = context.Outcomes.Holds(rule).Flow;
            var why = flow is null
                ? "no category, partner and purpose lies wholly in what it selects"
                : "its clauses contradict each other for every flow";
            yield return new LintFinding(
                At(rule.Location, rule.Name, why)
                    .WithHint(
                        flow is null ? null : $"for {FindingText.Of(flow)}, among others, no facts and no day make its condition true"
                    ),
                rule.Effect == RuleEffect.Allow ? RuleEdits.Remove(context, rule) : null
            );
        }
    }

    /// <summary>Whether a rule can never apply, and nothing the compiler has said already is the reason.</summary>
    internal static bool CannotApply(LintContext context, Rule rule) =>
        !rule.Period.IsEmpty
        && !rule.Scope.Categories.IsEmpty
        && !rule.Scope.Partners.IsEmpty
        && !rule.Scope.Purposes.IsEmpty
        && (rule.IsConditional || rule.Effect == RuleEffect.Allow)
        && context.Outcomes.Holds(rule).CanBe == false;

    // One clause is enough; or the compiler has named the consent or agreement that can never hold.
    private static bool Explained(LintContext context, Rule rule) =>
        context.Constants.Any(c => ReferenceEquals(c.Rule, rule)) || context.IsWarned(BindingDiagnostics.CannotCover, rule.Location);
}
