namespace Sluice.Reference;

/// <summary>A condition.</summary>
public abstract record PlainCondition;
