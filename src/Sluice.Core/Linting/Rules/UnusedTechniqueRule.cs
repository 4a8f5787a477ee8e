namespace Sluice.Core.Linting.Rules;

/// <summary>A technique that can change no verdict.</summary>
/// <remarks>
/// <para>
/// What a technique does to a field is its form, and no rule or invariant asks for a form or for a claim: a transfer that applies the
/// technique is decided as if it had not. Write the rule that wants the stronger form. Techniques of a file used from outside the policy
/// folder are left alone.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// form identified &lt; pseudonymised
/// technique keyed_hash { yields pseudonymised }
/// rule support { allow contact to helpdesk for support }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// form identified &lt; pseudonymised
/// technique keyed_hash { yields pseudonymised }
/// rule support { allow contact to helpdesk for support when form &gt;= pseudonymised }
/// </code>
/// </example>
internal sealed class UnusedTechniqueRule()
    : LintRule(6014, "unused-technique", "no condition asks for the form that technique `{0}` yields")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        context.Conditions.AskForForms ? [] : OfOwn(context.Vocabulary.Techniques.All);
}
