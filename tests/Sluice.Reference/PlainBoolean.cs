namespace Sluice.Reference;

/// <summary>true or false.</summary>
public sealed record PlainBoolean(bool Value) : PlainValue;
