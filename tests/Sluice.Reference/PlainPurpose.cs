namespace Sluice.Reference;

/// <summary>A purpose under its full dotted name; <paramref name="LinksAt"/> only with <paramref name="Links"/>.</summary>
public sealed record PlainPurpose(string Name, IReadOnlyList<string> Labels, bool Links, string? LinksAt);
