namespace Sluice.Reference;

/// <summary>A further recipient; empty lists were not written.</summary>
public sealed record PlainOnward(string To, IReadOnlyList<string> Purposes, IReadOnlyList<string> Fields);
