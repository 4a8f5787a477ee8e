namespace Sluice.Reference;

/// <summary>A day.</summary>
public sealed record PlainDate(DateOnly Value) : PlainValue;
