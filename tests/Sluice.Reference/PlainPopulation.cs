namespace Sluice.Reference;

/// <summary>A population under its full dotted name.</summary>
public sealed record PlainPopulation(string Name, PlainCondition? Predicate);
