using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Records.Plans;

/// <summary>
/// A population that the manifest says the people of a dataset or field belong to, with a predicate that rows can refute.
/// </summary>
/// <param name="Population">The population, or one above it.</param>
/// <param name="Condition">What its predicate asks of the attributes that have a column: false for no person who can be in it.</param>
/// <param name="Location">Where the manifest says so.</param>
public sealed record PopulationClaim(PopulationSymbol Population, Condition Condition, SourceLocation Location);
