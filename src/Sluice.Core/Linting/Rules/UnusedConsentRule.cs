namespace Sluice.Core.Linting.Rules;

/// <summary>A consent that no condition asks for.</summary>
/// <remarks>
/// <para>No rule, exception or invariant has a <c>consent</c> of that name in its conditions, so whether people gave it changes no verdict.
/// Perhaps the rule that
/// should ask for it was forgotten. A test that states it is not a use. Manifests may state it, so it is not removed by itself.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose newsletter
/// partner mailer { in IE }
/// consent newsletter { kind opt_in of contact to mailer for newsletter }
/// rule send { allow contact to mailer for newsletter }
/// </code>
/// <code>
/// category contact
/// purpose newsletter
/// partner mailer { in IE }
/// consent newsletter { kind opt_in of contact to mailer for newsletter }
/// rule send { allow contact to mailer for newsletter when consent newsletter }
/// </code>
/// </example>
internal sealed class UnusedConsentRule() : LintRule(6013, "unused-consent", "no condition asks for consent `{0}`")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        OfOwn(context.Vocabulary.Consents.All.Where(c => !context.Conditions.Consents.Contains(c)));
}
