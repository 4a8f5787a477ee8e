namespace Sluice.Reference;

/// <summary>NAME op literal, on an attribute, a built-in fact or a parameter.</summary>
public sealed record PlainCompare(string Name, string Operator, PlainValue Value) : PlainCondition;
