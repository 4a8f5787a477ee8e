namespace Sluice.Reference;

/// <summary>A technique on a field, with the arguments that are given.</summary>
public sealed record PlainTechniqueUse(string Name, IReadOnlyDictionary<string, PlainValue> Arguments);
