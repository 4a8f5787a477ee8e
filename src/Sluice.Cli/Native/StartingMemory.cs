using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sluice.Cli.Native;

/// <summary>
/// Has the memory that a check of a policy set needs ready at once. Otherwise it comes 4 KiB at a time, each with a trip to the system that takes longer
/// than what is done with them.
/// </summary>
internal static unsafe partial class StartingMemory
{
    // A check of a small set takes 6 MiB, one of a compiled file of 10,000 rules 12 MiB.
    private const long Size = 16 << 20;

    // The collector takes its regions of 4 MiB from here on upwards; those for large arrays lie between them.
    private const nuint Region = 4 << 20;
    private const nuint Reach = 64 << 20;

    // From sys/mman.h: back these pages by huge ones where the system has them.
    private const int HugePages = 14;

    /// <summary>Reserves it; has to come before a second thread.</summary>
    public static void Begin()
    {
        try
        {
            // No collection before that much is used up: nothing made so early will be garbage.
            GC.TryStartNoGCRegion(Size);
        }
        catch (ArgumentOutOfRangeException)
        {
            // In a container with less memory than that. Collections it is.
            return;
        }

        // It is advice only: where it does not apply the pages come one by one.
        var first = new object();
        var address = (nuint)(*(void**)Unsafe.AsPointer(ref first)) & ~(Region - 1);
        _ = Advise((void*)address, Reach, HugePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
