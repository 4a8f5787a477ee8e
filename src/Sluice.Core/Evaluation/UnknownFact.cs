using System.Collections.Immutable;

namespace Sluice.Core.Evaluation;

/// <summary>An unknown fact that matters.</summary>
/// <param name="Fact">
/// The fact in words of the language, for example <c>consent marketing</c>, <c>retention</c>, <c>aggregate.k</c>.
/// </param>
/// <param name="Rules">The names of the rules it matters to, by name.</param>
/// <param name="Hint">What would make it known, in words.</param>
public sealed record UnknownFact(string Fact, ImmutableArray<string> Rules, string Hint);
