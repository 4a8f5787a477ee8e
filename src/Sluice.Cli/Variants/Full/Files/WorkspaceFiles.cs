using System.IO.Enumeration;
using Sluice.Cli.Hosting;
using Sluice.LanguageServer.Model;

namespace Sluice.Cli.Files;

/// <summary>The files of an editor's workspace on disk.</summary>
internal sealed class WorkspaceFiles : IWorkspaceFiles
{
    private const string Transfers = "/" + PolicyFolderLayout.Transfers + "/";

    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Find(string folder)
    {
        // A folder `transfers` around the whole workspace makes no manifests of what is in it.
        var start = DisplayPath.Slashes(folder).TrimEnd('/').Length;
        try
        {
            return
            [
                .. new FileSystemEnumerable<string>(
                    folder,
                    static (ref FileSystemEntry entry) => DisplayPath.Slashes(entry.ToFullPath()),
                    Options
                )
                {
                    // What tools put there is not the user's, and links could lead in circles.
                    ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                        !entry.FileName.StartsWith(".")
                        && entry.FileName is not "node_modules"
                        && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
                    ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                        !entry.IsDirectory && IsOurs(DisplayPath.Slashes(entry.ToFullPath())[start..]),
                },
            ];
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public byte[]? Read(string path)
    {
        try
        {
            return RegularFile.IsCalled(path, Path.GetExtension(path)) ? BoundedReader.Read(path) : null;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return null;
        }
    }

    private static bool IsOurs(string path) =>
        path.EndsWith(".sluice", StringComparison.OrdinalIgnoreCase)
        || (path.Contains(Transfers, StringComparison.Ordinal) && PolicyFolderLayout.IsManifest(path));
}
