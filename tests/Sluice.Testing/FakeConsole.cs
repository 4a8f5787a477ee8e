using Sluice.Cli.Hosting;

namespace Sluice.Testing;

/// <summary>A console in memory, with an input, an environment, and a terminal where a test wants one.</summary>
internal sealed class FakeConsole : IConsoleIo
{
    /// <summary>What was written to standard output.</summary>
    public StringWriter Written { get; } = new() { NewLine = "\n" };

    /// <summary>What was written to standard error.</summary>
    public StringWriter Complained { get; } = new() { NewLine = "\n" };

    /// <summary>What stands on standard input.</summary>
    public byte[] Input { get; init; } = [];

    /// <summary>The environment.</summary>
    public Dictionary<string, string> Variables { get; init; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TextWriter Out => Written;

    /// <inheritdoc/>
    public TextWriter Error => Complained;

    /// <inheritdoc/>
    public bool OutIsTerminal { get; init; }

    /// <inheritdoc/>
    public bool ErrorIsTerminal { get; init; }

    /// <inheritdoc/>
    public bool InputIsTerminal { get; init; }

    /// <summary>Makes what stands in for a person who changes files; null watches the disk.</summary>
    public Func<IReadOnlyList<string>, IChangeWatcher>? Watcher { get; init; }

    /// <inheritdoc/>
    public IChangeWatcher Watch(IEnumerable<string> folders) => Watcher is { } make ? make([.. folders]) : new FolderWatcher(folders);

    /// <inheritdoc/>
    public Stream OpenInput() => new MemoryStream(Input);

    /// <inheritdoc/>
    public Stream OpenOutput() => new ConsoleBytes(Written);

    /// <inheritdoc/>
    public string? Variable(string name) => Variables.GetValueOrDefault(name);
}
