using Sluice.Cli.Io;
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

    /// <summary>Reads it; null and a problem when that cannot be done.</summary>
    public SourceText? Read(IConsoleIo io, out Diagnostic? problem)
    {
        try
        {
            if (FullPath is not null)
            {
                return SourceText.TryDecode(Display, BoundedReader.Read(FullPath), out problem);
            }

            using var input = io.OpenInput();
            return SourceText.TryDecode(Display, BoundedReader.Read(input), out problem);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            problem = Diagnostic.Create(CommandDiagnostics.CannotRead, null, Display, SystemMessage.Of(e));
            return null;
        }
    }
}
