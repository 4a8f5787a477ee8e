namespace Sluice.Core.Model;

/// <summary>A <c>but not { … }</c>: where it applies and its condition holds, the rule around it does not.</summary>
public sealed record RuleException : RuleBlock
{
    /// <summary>
    /// Whether it applies where its scope covers the flow (it lifts a prohibition) or where it touches it (it narrows a
    /// permission); nested ones alternate.
    /// </summary>
    public required bool AppliesByCovering { get; init; }

    /// <inheritdoc/>
    public override bool NeedsCover => AppliesByCovering;
}
