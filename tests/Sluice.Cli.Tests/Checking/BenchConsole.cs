using Sluice.Cli.Hosting;

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

    public bool InputIsTerminal { get; init; }

    /// <summary>What stands in for a person who changes files.</summary>
    public Func<IReadOnlyList<string>, IChangeWatcher>? Watcher { get; init; }

    public IChangeWatcher Watch(IEnumerable<string> folders) => Watcher is { } make ? make([.. folders]) : new FolderWatcher(folders);

    public Stream OpenInput() => new MemoryStream(Input);

    public Stream OpenOutput() => new ConsoleBytes(Written);

    public string? Variable(string name) => Variables.GetValueOrDefault(name);
}
