namespace Sluice.Reference;

/// <summary>A duration as written; the unit in the plural: hours, days, weeks, months, years.</summary>
public sealed record PlainDuration(int Count, string Unit) : PlainValue;
