namespace Sluice.Reference;

/// <summary>A partner under its full dotted name, with its own countries only.</summary>
public sealed record PlainPartner(string Name, IReadOnlyList<string> Labels, IReadOnlyList<string> Countries);
