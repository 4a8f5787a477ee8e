namespace Sluice.Cli.Hosting;

/// <summary>
/// The one way in which files are read: contents of their own, and nothing that waits, never ends or changes by being read.
/// </summary>
internal static class RegularFile
{
    /// <summary>Opens a file; refuses a pipe, a socket, a device and a folder before it is opened.</summary>
    public static FileStream Open(string path)
    {
        Require(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (FileStatus.Of(stream.SafeFileHandle) is { IsRegular: false } changed)
        {
            stream.Dispose();
            throw Refusal(changed);
        }

        return stream;
    }

    /// <summary>Throws where a path leads to anything else; nothing is opened.</summary>
    public static void Require(string path)
    {
        if (FileStatus.Of(path, follow: true) is { IsRegular: false } special)
        {
            throw Refusal(special);
        }
    }

    /// <summary>
    /// Whether a link, if it is one, leads to a file of the same kind by its ending: a link does not change what a file is called.
    /// </summary>
    public static bool IsCalled(string path, string ending) =>
        path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
        && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ?? true);

    private static SpecialFileException Refusal(FileStatus status) => new($"it is {status.Kind}, not a file");
}
