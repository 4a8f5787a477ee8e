namespace Sluice.Reference;

/// <summary>A bare boolean attribute or parameter, or <c>enumerable</c>.</summary>
public sealed record PlainFlag(string Name) : PlainCondition;
