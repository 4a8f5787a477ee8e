namespace Sluice.Reference;

/// <summary>One <c>yields</c> line.</summary>
public sealed record PlainYield(string Form, PlainCondition? When);
