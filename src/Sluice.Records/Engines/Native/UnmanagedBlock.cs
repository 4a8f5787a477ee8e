using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Sluice.Records.Engines.Native;

/// <summary>
/// Zeroed memory outside the collector: up to a limit the process's own, beyond it a file that the system keeps in memory as far as there
/// is room.
/// </summary>
internal sealed unsafe class UnmanagedBlock : IDisposable
{
    private const long Large = 8 << 20;

    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;

    /// <param name="bytes">How much.</param>
    /// <param name="most">The limit.</param>
    /// <param name="spill">Where the file is; null for no file, whatever the limit.</param>
    public UnmanagedBlock(long bytes, long most, string? spill)
    {
        if (bytes <= most || spill is null)
        {
            Start = (byte*)NativeMemory.AllocZeroed((nuint)bytes);
            UseLargePages(Start, bytes);
            return;
        }

        // Its name is not needed: the file goes with the last handle. Its space on the disk is taken now: a full disk found later would end
        // the process.
        var stream = new FileStream(
            Path.Combine(spill, Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
                PreallocationSize = bytes,
            }
        );
        stream.SetLength(bytes);
        file = MemoryMappedFile.CreateFromFile(
            stream,
            null,
            bytes,
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: false
        );
        view = file.CreateViewAccessor(0, bytes);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start;
    }

    /// <summary>Its first byte.</summary>
    public byte* Start { get; private set; }

    /// <summary>Whether it lies in a file.</summary>
    public bool IsFile => file is not null;

    public void Dispose()
    {
        if (Start is null)
        {
            return;
        }

        if (view is not null)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file!.Dispose();
        }
        else
        {
            NativeMemory.Free(Start);
        }

        Start = null;
    }

    // Memory that is looked into here and there is found sooner where its pages are large. A system that knows no such advice does without.
    private static void UseLargePages(byte* start, long bytes)
    {
        const long Page = 4096;
        const int Huge = 14;
        if (OperatingSystem.IsLinux() && bytes >= Large)
        {
            var first = ((long)start + Page - 1) & -Page;
            _ = Advise((nint)first, (nuint)(((long)start + bytes - first) & -Page), Huge);
        }
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(nint start, nuint length, int advice);
}
