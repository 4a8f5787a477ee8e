using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A condition that is always true, or always false.</summary>
/// <remarks>
/// <para>Over types and ranges, not by syntax: for every flow the condition is asked of and for every value its facts can have, it is the
/// same. So it decides nothing,
/// or the clause around it is never met. A whole clause is reported once; of a clause that can be both, each part that cannot. Looked at
/// are the conditions of rules, exceptions, invariants, populations and techniques.</para>
/// <para>Where a fact is not stated such a condition is unknown, which counts against a transfer; so it is not taken away by itself.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// rule never_rarely { deny contact when frequency &gt;= once }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// rule never_daily { deny contact when frequency &gt;= daily }
/// </code>
/// </example>
internal sealed class ConstantConditionRule() : LintRule(6007, "constant-condition", "`{0}` in the `{1}` of {2} is always {3}")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var constant in context.Constants.Where(static c => !c.ByPeriod || c.Value))
        {
            var hint = constant.ByPeriod
                ? $"it is so on every day {constant.Rule!.Period}, when the rule is in force"
                : "no flow and no value of its facts makes it anything else";
            yield return new LintFinding(
                At(constant.Place, ConditionText.Of(constant.Part), constant.Clause, constant.Owner, constant.Value ? "true" : "false")
                    .WithHint(hint)
            );
        }
    }
}
