using Sluice.Cli.Hosting;

namespace Sluice.Benchmarks;

/// <summary>A console that keeps what is written.</summary>
internal sealed class PageOfRows : IConsoleIo
{
    private readonly StringWriter written = new();

    public string Text => written.ToString();

    public TextWriter Out => written;

    public TextWriter Error => written;

    public bool OutIsTerminal => false;

    public bool ErrorIsTerminal => false;

    public Stream OpenInput() => Stream.Null;

    public Stream OpenOutput() => Stream.Null;

    public string? Variable(string name) => null;
}
