using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>The result of a test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Verdict">The verdict on the transfer it describes.</param>
/// <param name="Failed">The expectations that were not met; empty when it passes.</param>
public sealed record TestOutcome(PolicyTest Test, TransferVerdict Verdict, ImmutableArray<FailedExpectation> Failed)
{
    /// <summary>Whether everything is as expected.</summary>
    public bool Passed => Failed.IsEmpty;

    /// <summary>
    /// The rules that brought the verdict, or to which something unknown matters, in the order of the policy; null for "nothing permits
    /// it", last.
    /// </summary>
    public required ImmutableArray<Rule?> Reasons { get; init; }
}
