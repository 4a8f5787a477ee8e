namespace Sluice.Reference;

/// <summary>What the command line gives back.</summary>
public sealed record EngineAnswer(int ExitCode, string Json);
