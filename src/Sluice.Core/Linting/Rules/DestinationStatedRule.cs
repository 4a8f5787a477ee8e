using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A prohibition that rests on the destination as stated.</summary>
/// <remarks>
/// <para>
/// <c>destination</c> is one country that the sender writes into the manifest, for all recipients, whatever countries they are in: a
/// recipient in two countries passes with the better one. Where a recipient is, the policy says itself. Select by it: <c>deny any to
/// partners outside R</c> holds as soon as one of a recipient's countries is outside, and nothing has to be stated. Suppress the finding
/// where the sender does choose the place, a data centre for example.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE, US }
/// rule help { allow contact to helpdesk for support }
/// rule stay { require destination in { IE, FR } }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE, US }
/// rule help { allow contact to helpdesk for support }
/// rule stay { deny any to partners outside IE | FR }
/// </code>
/// </example>
internal sealed class DestinationStatedRule()
    : LintRule(6026, "destination-stated", "rule `{0}` believes the `destination` that the sender states")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules.Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require))
        {
            var asked = SignedAtom
                .Of(rule)
                .FirstOrDefault(static a => Mention.Of(a.Atom) is Mention.Fact { Name: BuiltinFact.Destination });
            if (asked is not null)
            {
                yield return new LintFinding(
                    At(rule.PlaceOf(asked.Clause), rule.Name)
                        .WithHint("where recipients are, the policy knows: `deny … to partners outside R`")
                );
            }
        }
    }
}
