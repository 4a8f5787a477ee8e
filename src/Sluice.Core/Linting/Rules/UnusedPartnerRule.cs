namespace Sluice.Core.Linting.Rules;

/// <summary>A partner that nothing speaks of.</summary>
/// <remarks>
/// <para>
/// No selector names the partner, a partner above or below it, its label or a region it lies in, and no <c>allow</c> covers it: nothing can
/// ever be sent there. Only the topmost unused name of a tree is reported, and none of a file used from outside the policy folder.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// partner archive { in FR }
/// rule support { allow contact to helpdesk for support }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// partner archive { in FR }
/// rule support { allow contact to helpdesk, archive for support }
/// </code>
/// </example>
internal sealed class UnusedPartnerRule() : LintRule(6012, "unused-partner", "no rule, consent, agreement or test speaks of partner `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        OfOwn(NamesInUse.Topmost(context.Vocabulary.Partners, context.Use.IsUnused));
}
