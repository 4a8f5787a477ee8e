using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>An <c>expect</c> that was not met.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Missing">The rules named after <c>by</c> that are no reasons.</param>
/// <param name="Surplus">What else is a reason although <c>by only</c> was written; null for "nothing permits it".</param>
public sealed record FailedExpectation(TestExpectation Expected, ImmutableArray<string> Missing, ImmutableArray<Rule?> Surplus);
