using System.Text;
using Sluice.Cli.Diagnostics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Hosting;

/// <summary>What a command works with.</summary>
/// <param name="Io">The console.</param>
/// <param name="WorkingDirectory">What relative paths are relative to.</param>
/// <param name="Colours">When to use colour: <c>auto</c>, <c>always</c> or <c>never</c>.</param>
internal sealed record CliContext(IConsoleIo Io, string WorkingDirectory, string Colours)
{
    /// <summary>Whether standard output is coloured.</summary>
    public bool ColourOut => UseColour(Io.OutIsTerminal);

    /// <summary>Writes diagnostics to standard error.</summary>
    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        var colour = UseColour(Io.ErrorIsTerminal);
        foreach (var diagnostic in diagnostics)
        {
            Io.Error.Write(DiagnosticFormatter.Format(diagnostic, colour).TrimEnd('\n') + "\n\n");
        }
    }

    /// <summary>Writes lines for people to standard output.</summary>
    public void Say(string lines) => Io.Out.Write(VisibleText.Lines(lines));

    /// <summary>Writes an output whole: to a file, or to standard output where none is named.</summary>
    /// <returns>Whether that worked; if not, it has been reported.</returns>
    public bool Write(string text, string? file, params IEnumerable<string?> inputs) =>
        Write(
            () =>
            {
                // A reader that has gone away is no error: the runtime passes over that silently.
                Io.Out.Write(text);
                Io.Out.Flush();
            },
            stream => stream.Write(Encoding.UTF8.GetBytes(text)),
            file,
            inputs
        );

    /// <summary>The same, for an output that is written on the way.</summary>
    public bool Write(Action<Stream> write, string? file, params IEnumerable<string?> inputs) =>
        Write(
            () =>
            {
                using var stream = Io.OpenOutput();
                write(stream);
            },
            write,
            file,
            inputs
        );

    private bool Write(Action toConsole, Action<Stream> toFile, string? file, IEnumerable<string?> inputs)
    {
        if (file is not null && OutputGuard.IsInput(Path.GetFullPath(file, WorkingDirectory), inputs))
        {
            Report([Diagnostic.Create(CommandDiagnostics.OutputIsInput, null, DisplayPath.Of(file, file, WorkingDirectory))]);
            return false;
        }

        try
        {
            if (file is null)
            {
                toConsole();
            }
            else
            {
                AtomicFile.Write(Path.GetFullPath(file, WorkingDirectory), toFile);
            }

            return true;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            var name = file is null ? "<stdout>" : DisplayPath.Of(file, file, WorkingDirectory);
            Report([Diagnostic.Create(CommandDiagnostics.CannotWrite, null, name, SystemMessage.Of(e))]);
            return false;
        }
    }

    // https://no-color.org: any value but the empty one.
    private bool UseColour(bool terminal) =>
        Colours switch
        {
            "always" => true,
            "never" => false,
            _ => terminal && string.IsNullOrEmpty(Io.Variable("NO_COLOR")) && Io.Variable("TERM") != "dumb",
        };
}
