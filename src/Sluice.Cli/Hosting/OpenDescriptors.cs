using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sluice.Cli.Hosting;

/// <summary>
/// Which of the standard streams the process was started with. Where one is closed, the next file that is opened takes its number, and what
/// is meant for the stream would go into that file.
/// </summary>
internal static partial class OpenDescriptors
{
    // F_GETFD of fcntl.h.
    private const int GetFlags = 1;

    private static readonly SafeFileHandle?[] Held = new SafeFileHandle?[3];
    private static readonly bool[] Given = Look();

    /// <summary>Whether it was open when the process began.</summary>
    public static bool IsGiven(int descriptor) => Given[descriptor];

    private static bool[] Look()
    {
        bool[] given = [true, true, true];
        for (var descriptor = 0; descriptor < given.Length && !OperatingSystem.IsWindows(); descriptor++)
        {
            // What a process is given is never marked to be closed by exec, else it would have been; what the runtime opens always is.
            given[descriptor] = Control(descriptor, GetFlags) == 0;
            if (Control(descriptor, GetFlags) < 0)
            {
                Held[descriptor] = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            }
        }

        return given;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);
}
