using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting.Rules;

/// <summary>Dates that contradict each other.</summary>
/// <remarks>
/// <para>On no day on which the rule is in force can a condition of it hold, though on other days it can: the rule ends before the
/// agreement it asks for begins, or a
/// comparison with <c>date</c> lies outside its period. Whether an <c>until</c> stands before its own <c>from</c> the compiler says
/// (<c>empty-period</c>).</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// agreement outsourcing { with helpdesk role processor of any for any from 2026-01-01 }
/// rule support { allow contact to helpdesk for support when agreement outsourcing until 2025-01-01 }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// agreement outsourcing { with helpdesk role processor of any for any from 2024-01-01 }
/// rule support { allow contact to helpdesk for support when agreement outsourcing until 2025-01-01 }
/// </code>
/// </example>
internal sealed class ContradictoryDatesRule() : LintRule(6008, "contradictory-dates", "{0} never holds {1}, when {2} is in force")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var constant in context.Constants.Where(static c => c is { ByPeriod: true, Value: false, Rule: not null }))
        {
            yield return Finding($"`{ConditionText.Of(constant.Part)}`", constant.Rule!, constant.Owner, constant.Place);
        }

        foreach (var rule in context.Program.Rules.Where(r => Explains(context, r) && !HasConstant(context, r)))
        {
            yield return Finding("the condition", rule, $"rule `{rule.Name}`", rule.Location);
        }
    }

    /// <summary>Whether a rule can never apply because of its period alone.</summary>
    internal static bool Explains(LintContext context, Rule rule) =>
        !rule.Period.IsAlways
        && NeverAppliesRule.CannotApply(context, rule)
        && context.Truths.Find(rule, rule with { Period = Period.Always }, unknownCounts: rule.Effect != RuleEffect.Allow).CanBe == true;

    private static bool HasConstant(LintContext context, Rule rule) => context.Constants.Any(c => ReferenceEquals(c.Rule, rule));

    private LintFinding Finding(string condition, Rule rule, string owner, SourceLocation place)
    {
        var at =
            rule.Places.TryGetValue("from", out var from) ? from
            : rule.Places.TryGetValue("until", out var until) ? until
            : rule.Places.TryGetValue("through", out var through) ? through
            : null;
        var finding = At(place, condition, rule.Period.ToString(), owner);
        return new LintFinding(at is null ? finding : finding.WithRelated(at, "the period"));
    }
}
