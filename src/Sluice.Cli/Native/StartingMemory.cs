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
    private const nuint HugePage = 2 << 20;

    // From sys/mman.h: to back what comes by huge pages, and to have pages at once.
    private const int AdviseHugePage = 14;
    private const int AdvisePopulateWrite = 23;

    // One of them.
    private static int among = 1;

    private const nuint Before = 16 << 10;
    private const nuint After = 320 << 10;

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

        BeginStatics();

        // All this is advice only: where it does not apply the pages come one by one.
        var first = new object();
        var here = (nuint)(*(void**)Unsafe.AsPointer(ref first));
        _ = Advise((void*)(here & ~(Region - 1)), Reach, AdviseHugePage);

        // Of the first huge page a part is there already, so that it can be none.
        var page = here & ~(nuint)4095;
        _ = Advise((void*)page, (here & ~(HugePage - 1)) + HugePage - page, AdvisePopulateWrite);
    }

    private static void BeginStatics()
    {
        fixed (int* mark = &among)
        {
            var page = (nuint)mark & ~(nuint)4095;
            _ = Advise((void*)(page - Before), Before + After, AdvisePopulateWrite);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
