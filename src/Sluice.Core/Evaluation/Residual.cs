using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>For whom a flow is permitted: the people for whom the condition is true; unknown is not permitted.</summary>
/// <param name="Condition">Over per-person facts only.</param>
/// <param name="Text">The condition in readable form.</param>
public sealed record Residual(Condition Condition, string Text)
{
    /// <summary>The rules it is made of, in the order of the policy: one of the allows has to hold, and all of the others.</summary>
    public ImmutableArray<ResidualPart> Parts { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Residual? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
