namespace Sluice.Reference;

/// <summary>A technique with parameters and what it yields, in order.</summary>
public sealed record PlainTechnique(string Name, IReadOnlyList<PlainAttribute> Parameters, IReadOnlyList<PlainYield> Yields);
