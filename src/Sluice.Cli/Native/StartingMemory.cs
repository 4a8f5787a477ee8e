using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sluice.Cli.Native;

/// <summary>
/// Has the memory that a check of a policy set needs ready at once. Otherwise it comes 4 KiB at a time, each with a trip to the system that takes longer
/// than what is done with them. All of it is advice to the system: where it does not apply, the memory comes as it always does.
/// </summary>
internal static unsafe partial class StartingMemory
{
    // A check of a small set takes 6 MiB, one of a compiled file of 10,000 rules 9 MiB; what is asked for beyond that costs time too.
    private const long Size = 12 << 20;

    private const long Plenty = 256 << 20;

    private const nuint HugePage = 2 << 20;

    // The collector takes regions of 4 MiB, upwards from the first; one of 32 MiB for large arrays lies between that and the others.
    private const nuint Reach = 64 << 20;

    // Below the size from which arrays are kept apart.
    private const int Filler = 80 << 10;

    // MADV_HUGEPAGE of sys/mman.h.
    private const int AdviseHugePage = 14;

    /// <summary>Reserves it.</summary>
    public static void Begin()
    {
        // In a small container every page counts; and the collector does not survive it when there is less memory than it is asked for.
        if (!OperatingSystem.IsLinux() || GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes < Plenty)
        {
            return;
        }

        // No collection before that much is used up: nothing made so early will be garbage.
        GC.TryStartNoGCRegion(Size);
        var start = AddressOf(new object()) & ~(HugePage - 1);
        _ = Advise((void*)start, Reach, AdviseHugePage);

        // Of the first huge page a part is in use, so that it stays small ones: what follows is put behind it. The filler is never touched.
        var next = start + HugePage;
        for (nuint filled = 0; filled < HugePage && AddressOf(GC.AllocateUninitializedArray<byte>(Filler)) + Filler < next; filled += Filler)
        {
        }
    }

    private static nuint AddressOf(object made) => *(nuint*)Unsafe.AsPointer(ref made);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
