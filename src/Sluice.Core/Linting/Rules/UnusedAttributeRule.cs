namespace Sluice.Core.Linting.Rules;

/// <summary>An attribute that no condition asks for.</summary>
/// <remarks>
/// <para>No rule, exception, invariant, population or technique has the attribute in its conditions, so whatever a manifest states for it
/// changes no verdict. That
/// holds for attributes of transfers and of people, and for those that a script computes. Manifests may state it, so it is not removed by
/// itself.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// attribute encrypted : boolean
/// rule support { allow contact to helpdesk for support }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// attribute encrypted : boolean
/// rule support { allow contact to helpdesk for support when encrypted }
/// </code>
/// </example>
internal sealed class UnusedAttributeRule() : LintRule(6015, "unused-attribute", "no condition asks for attribute `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        OfOwn(
            context
                .Vocabulary.Attributes.All.Concat(context.Vocabulary.SubjectAttributes.All)
                .Where(a => !context.Conditions.Attributes.Contains(a))
        );
}
