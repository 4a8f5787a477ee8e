namespace Sluice.Reference;

/// <summary>A rule and its effect; without a rule the default.</summary>
public sealed record PlainGround(string? Rule, string Effect);
