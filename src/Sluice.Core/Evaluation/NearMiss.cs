using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>An allow that nearly permitted the flow.</summary>
/// <param name="Rule">The allow.</param>
/// <param name="Failed">The clauses that did not hold, in the order of the rule.</param>
public sealed record NearMiss(Rule Rule, ImmutableArray<FailedClause> Failed);
