namespace Sluice.Reference;

/// <summary>a or b or …</summary>
public sealed record PlainOr(IReadOnlyList<PlainCondition> Parts) : PlainCondition;
