using Sluice.Cli.Hosting;

namespace Sluice.Benchmarks;

/// <summary>A console that nobody looks at.</summary>
internal sealed class SilentConsole : IConsoleIo
{
    public TextWriter Out => TextWriter.Null;

    public TextWriter Error => TextWriter.Null;

    public bool OutIsTerminal => false;

    public bool ErrorIsTerminal => false;

    public Stream OpenInput() => Stream.Null;

    public Stream OpenOutput() => Stream.Null;

    public string? Variable(string name) => null;
}
