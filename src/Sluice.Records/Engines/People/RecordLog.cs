using System.Numerics;
using System.Runtime.InteropServices;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// The hashes of the records of each person, the last one first, to find those that are there twice without reading the ledger twice.
/// </summary>
/// <param name="most">Bytes it may take in memory; what comes after lies in files.</param>
/// <param name="spill">The folder of these; null for none.</param>
internal sealed unsafe class RecordLog(long most, string? spill) : IDisposable
{
    private const int FirstBits = 8;
    private readonly List<UnmanagedBlock> parts = [];
    private long used;
    private int count;

    public void Dispose() => parts.ForEach(static p => p.Dispose());

    /// <summary>Whether a record is the first of its kind.</summary>
    /// <param name="last">The last record of the person, 0 for none.</param>
    /// <param name="hash">The hash of the record.</param>
    public bool IsNew(int last, ulong hash)
    {
        for (; last != 0; last = At(last)->Previous)
        {
            if (At(last)->Hash == hash)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a record.</summary>
    /// <returns>Its number, from 1 on.</returns>
    public int Add(int last, ulong hash)
    {
        // Each part is as large as all before: few parts, and nothing is ever copied.
        if (Place(checked(++count)).Part == parts.Count)
        {
            var size = (1L << (FirstBits + Math.Max(0, parts.Count - 1))) * sizeof(Entry);
            parts.Add(new UnmanagedBlock(size, most - used, spill));
            used += size;
        }

        *At(count) = new Entry { Hash = hash, Previous = last };
        return count;
    }

    private static (int Part, int At) Place(int number)
    {
        var top = BitOperations.Log2((uint)number);
        return top < FirstBits ? (0, number) : (top - FirstBits + 1, number - (1 << top));
    }

    private Entry* At(int number)
    {
        var (part, at) = Place(number);
        return (Entry*)parts[part].Start + at;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Entry
    {
        public ulong Hash;
        public int Previous;
    }
}
