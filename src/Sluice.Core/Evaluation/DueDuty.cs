using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>A duty that comes with the flow.</summary>
/// <param name="Call">The duty with its arguments.</param>
/// <param name="Rule">The oblige it comes from.</param>
public sealed record DueDuty(DutyCall Call, Rule Rule)
{
    /// <summary>The days of a standing transfer on which it is due, as few periods as possible; otherwise empty.</summary>
    public ImmutableArray<Period> Days { get; init; } = [];
}
