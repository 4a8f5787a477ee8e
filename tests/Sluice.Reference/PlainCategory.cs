namespace Sluice.Reference;

/// <summary>A category under its full dotted name.</summary>
public sealed record PlainCategory(string Name, IReadOnlyList<string> Labels, long? Domain, IReadOnlyList<string> From);
