namespace Sluice.Tests.Reference;

/// <summary>NAME in { … }.</summary>
public sealed record PlainIn(string Name, IReadOnlyList<PlainValue> Values) : PlainCondition;
