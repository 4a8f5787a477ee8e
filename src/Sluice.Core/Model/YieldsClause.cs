namespace Sluice.Core.Model;

/// <summary>One <c>yields F when COND</c> of a technique.</summary>
/// <param name="Form">The form that results.</param>
/// <param name="When">The condition; null for always.</param>
public sealed record YieldsClause(FormSymbol Form, Condition? When);
