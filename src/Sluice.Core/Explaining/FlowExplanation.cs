using System.Collections.Immutable;
using Sluice.Core.Evaluation;

namespace Sluice.Core.Explaining;

/// <summary>Everything that led to the verdict of one flow.</summary>
/// <param name="Transfer">The verdict of the transfer it is part of.</param>
/// <param name="Flow">The verdict of the flow, as <c>check</c> gives it.</param>
/// <param name="Periods">The days it was decided on, in order; one for a transfer that is not standing.</param>
/// <param name="Rules">The rules that touch it, and those that nearly permit it, in the order of the policy.</param>
/// <param name="Changes">The smallest changes that would change the verdict of this flow, whatever becomes of the others.</param>
/// <param name="ChangesCutShort">Whether the search for them was cut short: there may be others, and smaller ones.</param>
public sealed record FlowExplanation(
    TransferVerdict Transfer,
    FlowVerdict Flow,
    ImmutableArray<ExplainedPeriod> Periods,
    ImmutableArray<RuleExplanation> Rules,
    ImmutableArray<Change> Changes,
    bool ChangesCutShort
);
