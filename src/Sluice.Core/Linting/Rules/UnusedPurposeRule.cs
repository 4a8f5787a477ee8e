namespace Sluice.Core.Linting.Rules;

/// <summary>A purpose that nothing speaks of.</summary>
/// <remarks>
/// <para>No selector names the purpose, anything above or below it, or its label, and no <c>allow</c> covers it: every transfer for it is
/// denied because nothing
/// permits it. Only the topmost unused name of a tree is reported, and none of a file used from outside the policy folder.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// purpose research
/// partner helpdesk { in IE }
/// rule support { allow contact to helpdesk for support }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// rule support { allow contact to helpdesk for support }
/// </code>
/// </example>
internal sealed class UnusedPurposeRule() : LintRule(6011, "unused-purpose", "no rule, consent, agreement or test speaks of purpose `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        OfOwn(NamesInUse.Topmost(context.Vocabulary.Purposes, context.Use.IsUnused));
}
