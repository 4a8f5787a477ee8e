using System.Runtime.InteropServices;

namespace Sluice.Cli.Io;

/// <summary>What the runtime has no words for when a file is put in place.</summary>
internal static partial class PosixFile
{
    /// <summary>Has the system write down which files a folder holds, so that a replaced file is there after a power cut.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(folder, 0) is var descriptor && descriptor < 0)
        {
            return;
        }

        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    /// <summary>Gives a file of ours to a user and a group; false where that is not allowed.</summary>
    public static bool TryGive(string path, uint owner, uint group) => !OperatingSystem.IsWindows() && Own(path, owner, group) == 0;

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Own(string path, uint owner, uint group);
}
