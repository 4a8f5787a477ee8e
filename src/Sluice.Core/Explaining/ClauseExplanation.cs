using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Explaining;

/// <summary>What a clause of a rule says of a flow.</summary>
/// <param name="Clause">
/// The keyword: <c>allow</c>, <c>to</c>, <c>for</c>, <c>about</c>, <c>when</c>, <c>unless</c>, <c>require</c>, <c>but not</c>, <c>from</c>.
/// </param>
/// <param name="Text">The clause as the policy writes it, on one line.</param>
/// <param name="Holds">
/// In each of the explanation's periods, whether it leaves the rule in effect: an <c>unless</c> that is true does not, nor a <c>require</c>
/// that is met. The "and" of all clauses is what the rule says.
/// </param>
/// <param name="PerPerson">Whether it differs from person to person and depends on nothing else that is not known.</param>
/// <param name="Reason">Of a selector: what it includes of the flow. Empty for others.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Facts">What it asks, in the order written.</param>
/// <param name="Reach">Of a selector: how much of the flow's name it includes. Null for others.</param>
public sealed record ClauseExplanation(
    string Clause,
    string Text,
    ImmutableArray<Truth> Holds,
    bool PerPerson,
    string Reason,
    SourceLocation Location,
    ImmutableArray<FactExplanation> Facts,
    Reach? Reach = null
)
{
    /// <summary>Whether it is one of the selectors: of categories, recipients or purposes.</summary>
    public bool IsSelector => Reach is not null;
}
