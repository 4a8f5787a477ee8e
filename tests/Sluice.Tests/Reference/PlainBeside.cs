namespace Sluice.Tests.Reference;

/// <summary>beside SELECTOR.</summary>
public sealed record PlainBeside(PlainSelector Selector) : PlainCondition;
