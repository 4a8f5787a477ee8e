using Sluice.Cli.Io;

namespace Sluice.Cli.Tests.Checking;

/// <summary>A console in memory, with an input, and a terminal where a test wants one.</summary>
internal sealed class BenchConsole : IConsoleIo
{
    public StringWriter Written { get; } = new() { NewLine = "\n" };

    public StringWriter Complained { get; } = new() { NewLine = "\n" };

    public byte[] Input { get; init; } = [];

    public Dictionary<string, string> Variables { get; init; } = [];

    public TextWriter Out => Written;

    public TextWriter Error => Complained;

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public Stream OpenInput() => new MemoryStream(Input);

    public Stream OpenOutput() => new ConsoleBytes(Written);

    public string? Variable(string name) => Variables.GetValueOrDefault(name);
}
