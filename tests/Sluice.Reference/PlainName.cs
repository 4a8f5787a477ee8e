namespace Sluice.Reference;

/// <summary>A country, a region (inside <c>in { }</c>), a choice or a frequency.</summary>
public sealed record PlainName(string Value) : PlainValue;
