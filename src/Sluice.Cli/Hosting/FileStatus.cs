using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sluice.Cli.Hosting;

/// <summary>What the system says of a file before anything is read of it: opening a pipe waits until a process writes into it.</summary>
/// <param name="Mode">Kind and permissions, as in <c>st_mode</c>.</param>
/// <param name="Owner">The user it belongs to.</param>
/// <param name="Group">The group it belongs to.</param>
/// <param name="Device">Where it is kept; with <paramref name="Node"/> the file itself, by whatever name.</param>
/// <param name="Node">Its number there.</param>
internal readonly partial record struct FileStatus(int Mode, uint Owner, uint Group, long Device, long Node)
{
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    /// <summary>Whether it is a file with contents of its own.</summary>
    public bool IsRegular => (Mode & KindMask) == Regular;

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsLink => (Mode & KindMask) == Link;

    /// <summary>What it is, in words.</summary>
    public string Kind =>
        (Mode & KindMask) switch
        {
            Regular => "a file",
            Folder => "a folder",
            Link => "a link",
            0x1000 => "a pipe",
            0xC000 => "a socket",
            _ => "a device",
        };

    /// <summary>Of a path; null when nothing is there, or may not be looked at.</summary>
    /// <param name="path">The path.</param>
    /// <param name="follow">Whether a link is what it leads to.</param>
    public static FileStatus? Of(string path, bool follow)
    {
        if (!OperatingSystem.IsWindows())
        {
            return (follow ? Stat(path, out var raw) : LStat(path, out raw)) == 0 ? From(raw) : null;
        }

        var info = new FileInfo(path);
        return info.LinkTarget is not null && !follow ? default(FileStatus) with { Mode = Link }
            : info.Exists ? default(FileStatus) with { Mode = Regular }
            : Directory.Exists(path) ? default(FileStatus) with { Mode = Folder }
            : null;
    }

    /// <summary>Of an open file.</summary>
    public static FileStatus Of(SafeFileHandle handle) =>
        OperatingSystem.IsWindows() ? default(FileStatus) with { Mode = Regular }
        : FStat(handle, out var raw) == 0 ? From(raw)
        : default;

    private static FileStatus From(in Raw raw) => new(raw.Mode, raw.Owner, raw.Group, raw.Device, raw.Node);

    // The runtime's own, which has one form on every system; that of the system has another on each.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out Raw status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStat(string path, out Raw status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_FStat")]
    private static partial int FStat(SafeFileHandle handle, out Raw status);

    // FileStatus of pal_io.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct Raw
    {
        public int Flags;
        public int Mode;
        public uint Owner;
        public uint Group;
        public long Size;
        public long AccessTime;
        public long AccessNanoseconds;
        public long ModifyTime;
        public long ModifyNanoseconds;
        public long ChangeTime;
        public long ChangeNanoseconds;
        public long BirthTime;
        public long BirthNanoseconds;
        public long Device;
        public long RealDevice;
        public long Node;
        public uint UserFlags;
    }
}
