using System.Text;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Authoring;

/// <summary>Writes files that are not there yet: all of them or none.</summary>
/// <param name="context">The console.</param>
/// <param name="root">The folder, absolute.</param>
internal sealed class NewFiles(CliContext context, string root)
{
    private readonly List<string> written = [];
    private readonly List<string> folders = [];

    /// <summary>The first of some files that is there already, or null.</summary>
    public string? Taken(IEnumerable<string> files) => files.FirstOrDefault(f => Path.Exists(Path.Join(root, f)));

    /// <summary>Writes them.</summary>
    /// <returns>Whether that worked; if not, it has been reported and nothing is left.</returns>
    public bool Write(IReadOnlyList<(string Path, string Text)> files) =>
        Write([.. files.Select(static f => (f.Path, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(f.Text)))))]);

    /// <summary>The same, of what is too long to be held.</summary>
    public bool Write(IReadOnlyList<(string Path, Action<Stream> Write)> files)
    {
        foreach (var (path, write) in files)
        {
            var full = Path.Join(root, path);
            try
            {
                OwnFolder.RefuseLinks(root, path);
                Make(Path.GetDirectoryName(full)!);
                OwnFolder.Write(root, path, write);
                written.Add(full);

                // All of them or none, also where the run is ended between two of them.
                AtomicFile.NoteUnfinished(full);
            }
            catch (Exception e) when (SystemMessage.IsRefusal(e))
            {
                context.Report([
                    Diagnostic.Create(
                        CommandDiagnostics.CannotWrite,
                        null,
                        DisplayPath.Of(full, full, context.WorkingDirectory),
                        SystemMessage.Of(e)
                    ),
                ]);
                TakeBack();
                return false;
            }
        }

        AtomicFile.Uninterrupted(() => written.ForEach(AtomicFile.ForgetUnfinished));
        return true;
    }

    private void Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        Make(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        folders.Add(folder);
    }

    private void TakeBack()
    {
        try
        {
            written.ForEach(File.Delete);
            written.ForEach(AtomicFile.ForgetUnfinished);
            folders.Reverse();
            folders.ForEach(Directory.Delete);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            // What refused to be written may refuse to go; the report names it.
        }
    }
}
