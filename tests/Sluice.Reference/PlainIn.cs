namespace Sluice.Reference;

/// <summary>NAME in { … }.</summary>
public sealed record PlainIn(string Name, IReadOnlyList<PlainValue> Values) : PlainCondition;
