using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>The result of searching whether conditions can be true.</summary>
/// <param name="CanBe">Whether they can; null where there was too much to look at.</param>
/// <param name="Flow">A flow for which they are, or one of those for which they never are.</param>
/// <param name="Assumed">The assumptions under which they are true.</param>
internal sealed record SatisfiabilityResult(bool? CanBe, StatedFlow? Flow, ImmutableDictionary<Variable, Value> Assumed)
{
    /// <summary>No assumptions make them true.</summary>
    public static SatisfiabilityResult Never { get; } = new(false, null, ImmutableDictionary<Variable, Value>.Empty);

    /// <summary>The search was cut short.</summary>
    public static SatisfiabilityResult TooLarge { get; } = new(null, null, ImmutableDictionary<Variable, Value>.Empty);
}
