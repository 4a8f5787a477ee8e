namespace Sluice.Reference;

/// <summary>a and b and …</summary>
public sealed record PlainAnd(IReadOnlyList<PlainCondition> Parts) : PlainCondition;
