using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Days of a standing transfer, one after the other, on which a flow is decided alike.</summary>
/// <param name="Days">The days; both ends are those of the transfer at most.</param>
/// <param name="Verdict">The verdict of each of them; it has no near misses.</param>
public sealed record FlowPeriod(Period Days, FlowVerdict Verdict);
