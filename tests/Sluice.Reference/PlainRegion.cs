namespace Sluice.Reference;

/// <summary>A region; its members are countries and other regions.</summary>
public sealed record PlainRegion(string Name, IReadOnlyList<string> Members);
