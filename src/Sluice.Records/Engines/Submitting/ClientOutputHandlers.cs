namespace Sluice.Records.Engines.Submitting;

/// <summary>The handlers of what a client prints.</summary>
/// <param name="Notice">Takes what it prints beside its rows, a line at a time.</param>
/// <param name="Said">Takes what it writes to standard error, line by line, which may hold cells; null where it must not be shown.</param>
public sealed record ClientOutputHandlers(Action<string> Notice, Action<string>? Said);
