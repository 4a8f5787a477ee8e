using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A <c>but not</c> that takes away everything.</summary>
/// <remarks>
/// <para>Wherever the rule would apply, the block holds: without it the rule could apply, with it it never does. Decided over all flows of
/// the rule and all
/// values of facts. The block is wider than was meant, or the rule can go.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// attribute urgent : boolean
/// rule wait { deny contact when not urgent but not { of any unless urgent } }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// attribute urgent : boolean
/// attribute agreed : boolean
/// rule wait { deny contact when not urgent but not { of any when agreed } }
/// </code>
/// </example>
internal sealed class ButNotTakesEverythingRule()
    : LintRule(6006, "but-not-takes-everything", "this `but not` leaves nothing of rule `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules.Where(static r => !r.Exceptions.IsEmpty))
        {
            if (NeverAppliesRule.CannotApply(context, rule) && Explaining(context, rule) is { } block)
            {
                yield return new LintFinding(At(block.Location, rule.Name).WithHint("wherever the rule would apply, the block holds"));
            }
        }
    }

    /// <summary>The block without which a rule that can never apply would; null where there is none.</summary>
    internal static RuleException? Explaining(LintContext context, Rule rule) =>
        rule.Exceptions.FirstOrDefault(block =>
            context
                .Truths.Find(rule, rule with { Exceptions = rule.Exceptions.Remove(block) }, unknownCounts: rule.Effect != RuleEffect.Allow)
                .CanBe == true
        );
}
