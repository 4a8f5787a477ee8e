namespace Sluice.Reference.Generation;

/// <summary>The names that rules and manifest should meet in.</summary>
public sealed record PlainFocus(string Category, string Partner, string Purpose);
