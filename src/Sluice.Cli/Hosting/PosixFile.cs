using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sluice.Cli.Hosting;

/// <summary>System calls that the runtime does not offer, for putting a file in place.</summary>
internal static partial class PosixFile
{
    // rwx------ of sys/stat.h.
    private const int OwnerOnly = 0x1C0;

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

    /// <summary>
    /// Makes a folder for this user alone; false where something of that name is there. Whatever else stands against it is an exception.
    /// </summary>
    public static bool TryMakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var isNew = !Path.Exists(path);
            Directory.CreateDirectory(path);
            return isNew;
        }

        const int Missing = 2;
        const int Denied = 13;
        const int Exists = 17;
        return MakeFolder(path, OwnerOnly) == 0
            || Marshal.GetLastPInvokeError() switch
            {
                Exists => false,
                Denied => throw new UnauthorizedAccessException(),
                Missing => throw new DirectoryNotFoundException(),
                var other => throw new IOException("", other),
            };
    }

    /// <summary>Waits until no other run puts files into a folder, and keeps others from it until it is disposed.</summary>
    public static IDisposable? HoldFolder(string folder)
    {
        const int Exclusive = 2;
        if (OperatingSystem.IsWindows() || Open(folder, 0) is var descriptor && descriptor < 0)
        {
            return null;
        }

        _ = Lock(descriptor, Exclusive);
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFolder(string path, int mode);

    [LibraryImport("libc", EntryPoint = "flock")]
    private static partial int Lock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Own(string path, uint owner, uint group);
}
