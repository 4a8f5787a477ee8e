using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A deny that holds when a consent does.</summary>
/// <remarks>
/// <para>
/// <c>deny … when consent objection</c> uses a consent as an objection: the person who gave it is refused. Then a record that is missing,
/// expired or withdrawn sets the data free, and a consent that does not reach the flow is false there, which also sets it free. Declare the
/// objection as a consent of <c>kind opt_out</c>, which holds until a person objects, and write <c>unless</c>: what is not known then stops
/// the transfer.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose adverts
/// partner platform { in IE }
/// consent objection { kind opt_in of contact to platform for adverts }
/// rule show { allow contact to platform for adverts }
/// rule respect { deny contact when consent objection }
/// </code>
/// <code>
/// category contact
/// purpose adverts
/// partner platform { in IE }
/// consent adverts { kind opt_out of contact to platform for adverts }
/// rule show { allow contact to platform for adverts }
/// rule respect { deny contact unless consent adverts }
/// </code>
/// </example>
internal sealed class DenyWhenConsentRule() : LintRule(6021, "deny-when-consent", "rule `{0}` forbids where consent `{1}` holds")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules.Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require))
        {
            var seen = new HashSet<ConsentSymbol>();
            foreach (var (atom, clause, forbids) in SignedAtom.Of(rule))
            {
                if (!forbids || atom is not Condition.ConsentHolds { Consent: var consent })
                {
                    continue;
                }

                if (seen.Add(consent))
                {
                    var hint =
                        consent.Kind == ConsentKind.OptOut
                            ? "it is an `opt_out`, which holds until somebody objects: write `unless consent` to let through whoever has not objected"
                            : "write the objection as a consent of `kind opt_out`, and `unless consent`";
                    yield return new LintFinding(
                        At(rule.PlaceOf(clause), rule.Name, consent.Name)
                            .WithHint(hint)
                            .WithRelated(consent.Location, $"consent `{consent.Name}`")
                    );
                }
            }
        }
    }
}
