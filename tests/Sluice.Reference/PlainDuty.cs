namespace Sluice.Reference;

/// <summary>A duty that may be obliged.</summary>
public sealed record PlainDuty(string Name, IReadOnlyList<PlainAttribute> Parameters);
