using Sluice.Cli.Hosting;
using Sluice.Cli.Tests.Checking;

namespace Sluice.Cli.Tests.Docs;

/// <summary>A console in memory: what a reader of the page would see.</summary>
internal sealed class PageConsole : IConsoleIo
{
    public StringWriter Written { get; } = new() { NewLine = "\n" };

    public StringWriter Complained { get; } = new() { NewLine = "\n" };

    public TextWriter Out => Written;

    public TextWriter Error => Complained;

    public bool OutIsTerminal => false;

    public bool ErrorIsTerminal => false;

    public Stream OpenInput() => Stream.Null;

    public Stream OpenOutput() => new ConsoleBytes(Written);

    /// <summary>Its environment.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string? Variable(string name) => Variables.GetValueOrDefault(name);
}
