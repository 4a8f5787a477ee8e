using System.Text;

namespace Sluice.Cli.Hosting;

/// <summary>
/// Files below a folder that the user named. The folder may be a link, for it was named; what a link below it leads to may belong to
/// another user, and is neither written nor removed.
/// </summary>
internal static class OwnFolder
{
    /// <summary>Writes a file, and makes the folders it lies in.</summary>
    /// <param name="root">The folder, absolute.</param>
    /// <param name="path">The file, relative to it.</param>
    /// <param name="content">What is in it.</param>
    public static void Write(string root, string path, string content) =>
        Write(root, path, stream => stream.Write(Encoding.UTF8.GetBytes(content)));

    /// <summary>The same, for what is too long to be held.</summary>
    public static void Write(string root, string path, Action<Stream> write)
    {
        RefuseLinks(root, path);
        var full = Path.GetFullPath(path, root);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        AtomicFile.Write(full, write);
    }

    /// <summary>Throws where a link stands on the way to a file, or in its place.</summary>
    /// <param name="root">The folder, absolute.</param>
    /// <param name="path">The file, relative to it.</param>
    public static void RefuseLinks(string root, string path)
    {
        var at = root;
        foreach (var part in path.Split('/', Path.DirectorySeparatorChar))
        {
            at = Path.GetFullPath(part, at);
            if (part is not (".." or "." or "") && FileStatus.Of(at, follow: false) is { IsLink: true })
            {
                throw new SpecialFileException("a link leads there");
            }
        }
    }
}
