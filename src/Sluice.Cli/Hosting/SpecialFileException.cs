namespace Sluice.Cli.Hosting;

/// <summary>A file that is none of those a command takes; the message says what it is, without its name.</summary>
/// <param name="message">What it is.</param>
internal sealed class SpecialFileException(string message) : IOException(message);
