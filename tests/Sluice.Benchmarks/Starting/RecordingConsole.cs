using Sluice.Cli.Hosting;

namespace Sluice.Benchmarks.Starting;

/// <summary>A console that keeps what is written to it.</summary>
internal sealed class RecordingConsole : IConsoleIo
{
    private readonly StringWriter written = new() { NewLine = "\n" };

    /// <summary>What was written to standard output.</summary>
    public string Written => written.ToString();

    public TextWriter Out => written;

    public TextWriter Error => TextWriter.Null;

    public bool OutIsTerminal => false;

    public bool ErrorIsTerminal => false;

    public Stream OpenInput() => Stream.Null;

    public Stream OpenOutput() => Stream.Null;

    public string? Variable(string name) => null;
}
