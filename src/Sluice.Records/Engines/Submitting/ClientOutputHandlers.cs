namespace Sluice.Records.Engines.Submitting;

/// <summary>Who hears what a client says.</summary>
/// <param name="Notice">Takes what it prints beside its rows, a line at a time.</param>
/// <param name="Said">Takes what it says on standard error, line by line, which may hold cells; null where nobody may read it.</param>
public sealed record ClientOutputHandlers(Action<string> Notice, Action<string>? Said);
