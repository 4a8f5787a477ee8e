namespace Sluice.Reference;

/// <summary>There are more combinations than a test should try.</summary>
public sealed class TooLargeException(string message) : Exception(message);
