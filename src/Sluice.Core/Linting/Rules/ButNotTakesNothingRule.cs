using Sluice.Core.Binding;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A <c>but not</c> that takes away nothing.</summary>
/// <remarks>
/// <para>For no flow and no facts does the rule apply and the block hold as well: its clauses contradict those of the rule, or one another.
/// (A block that meets no
/// flow of the rule at all is found by the compiler: <c>exception-outside-scope</c>.)</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// attribute urgent : boolean
/// rule wait { deny contact unless urgent but not { for support when urgent } }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// attribute urgent : boolean
/// rule wait { deny contact but not { for support when urgent } }
/// </code>
/// </example>
internal sealed class ButNotTakesNothingRule()
    : LintRule(6005, "but-not-takes-nothing", "this `but not` takes nothing away from rule `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules.Where(static r => !r.Exceptions.IsEmpty))
        {
            foreach (var block in rule.Exceptions.Where(b => !IsExplained(context, rule, b)))
            {
                var without = rule with { Exceptions = rule.Exceptions.Remove(block) };
                var both = without with { Exceptions = without.Exceptions.Add(context.Outcomes.Not(block)) };
                if (CanBe(context, rule, without) == true && CanBe(context, rule, both) == false)
                {
                    yield return new LintFinding(
                        At(block.Location, rule.Name).WithHint("wherever the rule applies, the block does not hold")
                    );
                }
            }
        }
    }

    /// <summary>Whether something else says already why the block has no effect.</summary>
    private static bool IsExplained(LintContext context, Rule rule, RuleException block) =>
        context.IsWarned(BindingDiagnostics.ExceptionOutsideScope, block.Location)
        || context.IsWarned(BindingDiagnostics.CannotCover, block.Location)
        || context.Constants.Any(c => ReferenceEquals(c.Rule, rule) && c.Place == block.Location);

    private static bool? CanBe(LintContext context, Rule rule, Rule conditions) =>
        context.Truths.Find(rule, conditions, unknownCounts: true).CanBe;
}
