using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>The result of deciding a promise over all transfers.</summary>
/// <param name="Invariant">The promise.</param>
/// <param name="Status">Whether it is kept.</param>
/// <param name="CounterExample">A transfer that breaks it; null unless it is broken.</param>
/// <param name="Reason">Why it could not be decided; null unless it is undecided.</param>
/// <param name="Flows">How many flows the promise is about.</param>
/// <param name="Kinds">How many flow classes had to be told apart.</param>
/// <param name="Steps">How many evaluation contexts were examined.</param>
public sealed record InvariantOutcome(
    Invariant Invariant,
    InvariantStatus Status,
    CounterExample? CounterExample,
    string? Reason,
    long Flows,
    int Kinds,
    long Steps
)
{
    /// <summary>Whether it is proven; all else is a failure.</summary>
    public bool Passed => Status == InvariantStatus.Proven;
}
