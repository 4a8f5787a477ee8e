using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Plans;

/// <summary>A population that the manifest says the people of a dataset or field belong to, with a predicate that rows can refute.</summary>
/// <param name="Population">The population, or one above it.</param>
/// <param name="Condition">Its predicate, over attributes that have a column.</param>
/// <param name="Location">Where the manifest says so.</param>
public sealed record PopulationClaim(PopulationSymbol Population, Condition Condition, SourceLocation Location);
