namespace Sluice.Tests.Reference;

/// <summary>a or b or …</summary>
public sealed record PlainOr(IReadOnlyList<PlainCondition> Parts) : PlainCondition;
