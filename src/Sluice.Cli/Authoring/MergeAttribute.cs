using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Authoring;

/// <summary>
/// Tells Git to merge accepted verdicts by lines. Lines that contradict each other after a merge differ from what is decided, so a merge
/// accepts nothing.
/// </summary>
internal static class MergeAttribute
{
    /// <summary>The file that Git reads.</summary>
    public const string File = ".gitattributes";

    /// <summary>The line in it.</summary>
    public const string Line = "*.verdict merge=union";

    /// <summary>Adds the line to the file in a folder, where it is not there yet.</summary>
    /// <returns>Whether it is there now; if not, that has been reported.</returns>
    public static bool Add(CliContext context, string root)
    {
        try
        {
            OwnFolder.RefuseLinks(root, File);
            var path = Path.Join(root, File);
            var source = System.IO.File.Exists(path)
                ? SourceDecoder.TryDecode(File, BoundedReader.Read(path), out _)
                : new SourceText(File, "");
            var text = source?.Content ?? throw new SpecialFileException("it is no text");
            if (text.Split('\n').Select(static l => l.TrimEnd('\r')).Contains(Line, StringComparer.Ordinal))
            {
                return true;
            }

            var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            OwnFolder.Write(root, File, $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : end)}{Line}{end}");
            return true;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            var name = DisplayPath.Of(Path.Join(root, File), root, context.WorkingDirectory);
            context.Report([
                Diagnostic.Create(CommandDiagnostics.CannotWrite, null, name, SystemMessage.Of(e)).WithHint($"add the line `{Line}` to it"),
            ]);
            return false;
        }
    }
}
