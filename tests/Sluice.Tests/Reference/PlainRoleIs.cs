namespace Sluice.Tests.Reference;

/// <summary>role = R or role != R.</summary>
public sealed record PlainRoleIs(string Operator, string Role) : PlainCondition;
