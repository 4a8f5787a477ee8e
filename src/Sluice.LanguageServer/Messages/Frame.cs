namespace Sluice.LanguageServer.Messages;

/// <summary>A message as it came, or why it could not be told where it ends.</summary>
/// <param name="Body">What it says; null when it is broken.</param>
/// <param name="Problem">What is wrong with its head; null when nothing is.</param>
internal sealed record Frame(byte[]? Body, string? Problem);
