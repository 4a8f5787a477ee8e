using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>
/// A number for each person, found by the key: open addressing, at most three quarters full. A database could join as well, but then rows come out in any order,
/// and would have to be sorted again.
/// </summary>
/// <param name="most">Bytes it may take in memory; beyond, it lies in a file.</param>
/// <param name="spill">The folder of that file; null for none.</param>
internal abstract unsafe class PersonTable(long most, string? spill) : IDisposable
{
    private const int Smallest = 1 << 10;
    private const int BitsForEach = 8;
    private ulong[] sieve = [0];
    private BigBlock slots = new(Smallest * 16L, most, spill);

    /// <summary>How many people are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it lies in a file.</summary>
    public virtual bool IsFile => slots.IsFile;

    /// <summary>Bytes for a part of it.</summary>
    protected long Most { get; } = most / 2;

    protected string? Spill { get; } = spill;

    private long Mask { get; set; } = Smallest - 1;

    /// <summary>The numbers of many people, from 1 on in the order in which they come. Not from two threads at once, nor while others look up.</summary>
    /// <param name="hashes">The hash of each key.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="size">Bytes of a key.</param>
    /// <param name="numbers">Takes the numbers; where it is negative, there is no key.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Add(ReadOnlySpan<ulong> hashes, byte* keys, int size, Span<int> numbers)
    {
        while ((Count + (long)hashes.Length) * 4 > (Mask + 1) * 3)
        {
            Grow();
        }

        // All addresses first: memory answers many questions at once as quickly as one.
        var table = Slots;
        var mask = Mask;
        foreach (var hash in hashes)
        {
            Prefetch(table + ((long)hash & mask));
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            if (numbers[i] < 0)
            {
                continue;
            }

            var key = keys + ((long)i * size);
            var slot = table + Find(table, mask, hashes[i], key);
            if (slot->Number == 0)
            {
                slot->Key = Keep(hashes[i], key, out var tag);
                slot->Tag = tag;
                slot->Number = ++Count;
            }

            numbers[i] = slot->Number;
        }
    }

    /// <summary>The numbers of a batch of people; where a number is negative, there is no key.</summary>
    public abstract void Add(Cells keys, Span<int> numbers);

    /// <summary>The same for those who are in it, and 0 for the others.</summary>
    public abstract void Get(Cells keys, Span<int> numbers);

    /// <summary>Nobody comes any more: most of those who are looked up are not in it, and are told apart by fewer bytes from now on.</summary>
    public void Seal()
    {
        sieve = new ulong[(Mask + 1) * BitsForEach / 64];
        for (var slot = Slots; slot <= Slots + Mask; slot++)
        {
            if (slot->Number != 0)
            {
                var bit = HashOf(*slot) >> 20;
                sieve[(bit >> 6) & (ulong)(sieve.Length - 1)] |= 1UL << (int)bit;
            }
        }
    }

    /// <summary>The numbers of many people, 0 for those who are not in it.</summary>
    /// <param name="hashes">The hash of each key.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="size">Bytes of a key.</param>
    /// <param name="numbers">Takes the numbers; where it is negative, nothing is looked up.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Get(ReadOnlySpan<ulong> hashes, byte* keys, int size, Span<int> numbers)
    {
        var table = Slots;
        var mask = Mask;
        var bits = sieve;
        Span<int> left = stackalloc int[hashes.Length];
        var count = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            var bit = hashes[i] >> 20;
            left[count] = i;
            count += numbers[i] >= 0 && (bits[(bit >> 6) & (ulong)(bits.Length - 1)] & (1UL << (int)bit)) != 0 ? 1 : 0;
        }

        left = left[..count];
        foreach (var i in left)
        {
            Prefetch(table + ((long)hashes[i] & mask));
        }

        foreach (var i in left)
        {
            numbers[i] = table[Find(table, mask, hashes[i], keys + ((long)i * size))].Number;
        }
    }

    /// <summary>Asks for memory that will be needed soon.</summary>
    public static void Prefetch(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    /// <summary>Whether a slot is of that key.</summary>
    protected abstract bool IsSame(in Slot slot, ulong hash, void* key);

    /// <summary>Keeps a key, and says what stands for it in its slot.</summary>
    protected abstract ulong Keep(ulong hash, void* key, out uint tag);

    /// <summary>The hash of a slot's key.</summary>
    protected abstract ulong HashOf(in Slot slot);

    public virtual void Dispose() => slots.Dispose();

    private Slot* Slots => (Slot*)slots.Start;

    private long Find(Slot* table, long mask, ulong hash, void* key)
    {
        var at = (long)hash & mask;
        while (table[at].Number != 0 && !IsSame(table[at], hash, key))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var mask = (Mask * 2) + 1;
        var larger = new BigBlock((mask + 1) * sizeof(Slot), Most, Spill);
        var table = (Slot*)larger.Start;
        for (var slot = Slots; slot <= Slots + Mask; slot++)
        {
            if (slot->Number != 0)
            {
                var at = (long)HashOf(*slot) & mask;
                while (table[at].Number != 0)
                {
                    at = (at + 1) & mask;
                }

                table[at] = *slot;
            }
        }

        slots.Dispose();
        (slots, Mask) = (larger, mask);
    }

    /// <summary>One person.</summary>
    protected struct Slot
    {
        /// <summary>The key, or what leads to it.</summary>
        public ulong Key;

        /// <summary>A part of the hash, or whatever helps to tell keys apart.</summary>
        public uint Tag;

        /// <summary>The number; 0 for an empty slot.</summary>
        public int Number;
    }
}
