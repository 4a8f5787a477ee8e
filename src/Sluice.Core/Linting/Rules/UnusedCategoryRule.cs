namespace Sluice.Core.Linting.Rules;

/// <summary>A category that nothing speaks of.</summary>
/// <remarks>
/// <para>No selector names the category, anything above or below it, or its label; no <c>allow</c> covers it, no test transfers it, and no
/// derived data is made
/// of it. That a prohibition of <c>any</c> meets it is not yet a use. Either a rule was forgotten, or the category can go.</para>
/// <para>Only the topmost unused name of a tree is reported. Files used from outside the policy folder are left alone: other policy sets
/// may need what they
/// declare. Manifests may still name the category, so it is not removed by itself.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// category shoe_size
/// purpose support
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
internal sealed class UnusedCategoryRule()
    : LintRule(6010, "unused-category", "no rule, consent, agreement or test speaks of category `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        OfOwn(NamesInUse.Topmost(context.Vocabulary.Categories, context.Use.IsUnused));
}
