using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>A file that was named, or found in a folder that was.</summary>
/// <param name="FullPath">Where it is; null for standard input.</param>
/// <param name="Display">The path as outputs show it.</param>
internal sealed record NamedFile(string? FullPath, string Display)
{
    /// <summary>How standard input is called in outputs.</summary>
    public const string InputName = "<stdin>";

    /// <summary>The command that would read standard input in its place; null where that makes no sense.</summary>
    public string? Command { get; init; }

    /// <summary>Whether it holds a manifest a line.</summary>
    public bool HasLines => FullPath?.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads it; null and a problem when that cannot be done.</summary>
    public SourceText? Read(IConsoleIo io, out Diagnostic? problem) =>
        ReadBytes(io, out problem) is { } bytes ? SourceDecoder.TryDecode(Display, bytes, out problem) : null;

    /// <summary>Reads its bytes; null and a problem when that cannot be done.</summary>
    public byte[]? ReadBytes(IConsoleIo io, out Diagnostic? problem)
    {
        try
        {
            problem = null;
            using var input = Open(io);
            return BoundedReader.Read(input);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            problem = Unreadable(e);
            return null;
        }
    }

    /// <summary>Its bytes; refused where they would never come.</summary>
    public Stream Open(IConsoleIo io) =>
        FullPath is not null ? RegularFile.Open(FullPath)
        : io.InputIsTerminal ? throw new SpecialFileException("it is a terminal, and nothing is piped in")
        : io.OpenInput();

    /// <summary>That it cannot be read, and why.</summary>
    public Diagnostic Unreadable(Exception refusal)
    {
        var problem = Diagnostic.Create(CommandDiagnostics.CannotRead, null, Display, SystemMessage.Of(refusal)).WithFile(Display);
        return refusal is SpecialFileException && Command is not null
            ? problem.WithHint($"what another program writes is piped in: `… | sluice {Command} -`")
            : problem;
    }
}
