namespace Sluice.Reference;

/// <summary>A rule.</summary>
public sealed record PlainRule(string Name, PlainEffect Effect, PlainScope Scope)
{
    /// <summary>from, until, through.</summary>
    public PlainPeriod Period { get; init; } = PlainPeriod.Always;

    /// <summary>The condition that a <c>require</c> requires.</summary>
    public PlainCondition? Required { get; init; }

    /// <summary>The duty that an <c>oblige</c> obliges to.</summary>
    public PlainDutyCall? Duty { get; init; }
}
