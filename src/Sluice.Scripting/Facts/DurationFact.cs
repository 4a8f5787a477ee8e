namespace Sluice.Scripting.Facts;

/// <summary>A length of time as a policy or a manifest writes it, for example <c>90 days</c>.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what: <c>hours</c>, <c>days</c>, <c>weeks</c>, <c>months</c> or <c>years</c>.</param>
public sealed record DurationFact(decimal Amount, string Unit);
