namespace Sluice.Tests.Reference;

/// <summary>A condition.</summary>
public abstract record PlainCondition;
