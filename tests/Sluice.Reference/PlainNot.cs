namespace Sluice.Reference;

/// <summary>not a.</summary>
public sealed record PlainNot(PlainCondition Part) : PlainCondition;
