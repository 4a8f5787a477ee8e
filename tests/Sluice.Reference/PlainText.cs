namespace Sluice.Reference;

/// <summary>A text.</summary>
public sealed record PlainText(string Value) : PlainValue;
