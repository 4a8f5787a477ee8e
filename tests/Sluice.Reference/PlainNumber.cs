namespace Sluice.Reference;

/// <summary>An integer or a decimal.</summary>
public sealed record PlainNumber(decimal Value) : PlainValue;
