namespace Sluice.Reference;

/// <summary>A value, as a literal or as a fact.</summary>
public abstract record PlainValue;
