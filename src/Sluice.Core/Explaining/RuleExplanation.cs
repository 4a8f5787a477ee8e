using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Explaining;

/// <summary>What a rule says of a flow.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Applies">Whether it applies: an allow where its selectors cover the flow, any other where they touch it.</param>
/// <param name="Holds">In each of the explanation's periods, whether it is in effect for everyone; false where it does not apply.</param>
/// <param name="Clauses">Its clauses, the selectors first.</param>
public sealed record RuleExplanation(Rule Rule, bool Applies, ImmutableArray<Truth> Holds, ImmutableArray<ClauseExplanation> Clauses)
{
    /// <summary>Whether it is in effect on some day.</summary>
    public bool EverHolds => Holds.Contains(Truth.True);

    /// <summary>Whether it is unknown on some day, and in effect on none: for some people, or for unknown facts.</summary>
    public bool IsOpen => !EverHolds && Holds.Contains(Truth.Unknown);

    /// <summary>Whether its unknown facts differ from person to person only.</summary>
    public bool PerPerson => IsOpen && Clauses.All(static c => c.PerPerson || !c.Holds.Contains(Truth.Unknown));
}
