namespace Sluice.Reference;

/// <summary>beside SELECTOR, or beside N of SELECTOR.</summary>
public sealed record PlainBeside(PlainSelector Selector, int? Number = null) : PlainCondition;
