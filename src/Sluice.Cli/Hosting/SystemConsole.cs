using System.Text;

namespace Sluice.Cli.Hosting;

/// <summary>The real console: UTF-8 without a byte order mark, line feeds on every system.</summary>
internal sealed partial class SystemConsole : IConsoleIo, IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter output = new(Standard(1), Utf8) { NewLine = "\n", AutoFlush = false };
    private readonly StreamWriter error = new(Standard(2), Utf8) { NewLine = "\n", AutoFlush = true };

    /// <inheritdoc/>
    public TextWriter Out => output;

    /// <inheritdoc/>
    public TextWriter Error => error;

    /// <inheritdoc/>
    public bool OutIsTerminal => !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public bool ErrorIsTerminal => !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public bool InputIsTerminal => OpenDescriptors.IsGiven(0) && !Console.IsInputRedirected;

    /// <inheritdoc/>
    public Stream OpenInput() => OpenDescriptors.IsGiven(0) ? Console.OpenStandardInput() : new ClosedStream();

    /// <inheritdoc/>
    public Stream OpenOutput()
    {
        output.Flush();
        return Standard(1);
    }

    private static Stream Standard(int descriptor) =>
        // Without standard error nothing can be reported; the exit code says the rest.
        OpenDescriptors.IsGiven(descriptor)
            ? Open(descriptor)
        : descriptor == 1 ? new ClosedStream()
        : Stream.Null;

    /// <summary>A stream that the process was started with.</summary>
    private static partial Stream Open(int descriptor);

    /// <inheritdoc/>
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            output.Dispose();
            error.Dispose();
        }
        catch (IOException)
        {
            // The reader has gone away; what it wanted to read it has read.
        }
    }
}
