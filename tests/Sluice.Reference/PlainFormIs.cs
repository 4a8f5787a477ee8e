namespace Sluice.Reference;

/// <summary>form op F.</summary>
public sealed record PlainFormIs(string Operator, string Form) : PlainCondition;
