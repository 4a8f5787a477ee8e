using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sluice.Cli.Hosting;

namespace Sluice.Cli;

/// <summary>
/// Has the memory that a check of a policy set needs ready at once. Otherwise it comes 4 KiB at a time, each with a trip to the system that
/// takes longer than what is done with them. All of it is advice to the system: where it does not apply, the memory comes as it always
/// does.
/// </summary>
internal static unsafe partial class StartupMemory
{
    // A check of a small set takes 6 MiB, one of a compiled file of 10,000 rules 9 MiB; what is asked for beyond that costs time too.
    private const long Size = 12 << 20;

    private const long Plenty = 256 << 20;

    private const nuint HugePage = 2 << 20;

    private const nuint Page = 4 << 10;

    // The collector takes regions of 4 MiB, upwards from the first; one of 32 MiB for large arrays lies between that and the others.
    private const nuint Reach = 64 << 20;

    // Below the size from which arrays are kept apart.
    private const int Filler = 80 << 10;

    // What lies in the file from the numbers that classes keep to the last place where a call through an interface remembers whom it means.
    private const nuint Remembered = 320 << 10;

    // MADV_HUGEPAGE and MADV_POPULATE_WRITE of sys/mman.h.
    private const int AdviseHugePage = 14;
    private const int AdviseCopy = 23;

    // Not zero, so that it lies in the file among those numbers; and not for reading only, for then it would lie nowhere.
    private static int landmark = 1;

    /// <summary>Reserves it.</summary>
    public static void Begin()
    {
        // In a small container every page counts; and the collector does not survive it when there is less memory than it is asked for.
        if (!OperatingSystem.IsLinux() || GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes < Plenty)
        {
            return;
        }

        // These places are read first and written then, so that each page of them is made twice; and while another thread runs, each time
        // both cores have to agree.
        var first = (nuint)Unsafe.AsPointer(ref landmark) & ~(Page - 1);
        _ = Advise((void*)first, Remembered, AdviseCopy);

        // No collection before that much is used up: nothing made so early will be garbage.
        GC.TryStartNoGCRegion(Size);
        var start = AddressOf(new object()) & ~(HugePage - 1);
        _ = Advise((void*)start, Reach, AdviseHugePage);

        // Of the first huge page a part is in use, so that it stays small ones: what follows is put behind it. The filler is never touched.
        var next = start + HugePage;
        for (
            nuint filled = 0;
            filled < HugePage && AddressOf(GC.AllocateUninitializedArray<byte>(Filler)) + Filler < next;
            filled += Filler
        ) { }
    }

    private static nuint AddressOf(object made) => *(nuint*)Unsafe.AsPointer(ref made);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
