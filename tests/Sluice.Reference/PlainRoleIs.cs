namespace Sluice.Reference;

/// <summary>role = R or role != R.</summary>
public sealed record PlainRoleIs(string Operator, string Role) : PlainCondition;
