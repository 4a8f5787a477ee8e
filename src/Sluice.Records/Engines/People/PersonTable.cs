using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// A number for each person, found by the key: open addressing, at most three quarters full. A database could join as well, but then rows
/// come out in any order, and would have to be sorted again.
/// </summary>
/// <param name="share">Which of the shares of all people it is, so that several threads can add to them.</param>
/// <param name="most">Bytes it may take in memory; beyond, it lies in a file.</param>
/// <param name="spill">The folder of that file; null for none.</param>
internal abstract unsafe class PersonTable(int share, long most, string? spill) : IDisposable
{
    /// <summary>The bit in the state of a person who was found.</summary>
    public const int IsFound = int.MinValue;

    /// <summary>In how many shares people fall.</summary>
    public const int Shares = 4;

    private const int Smallest = 1 << 8;
    private const int BitsForEach = 8;
    private ulong[] sieve = [0];
    private UnmanagedBlock slots = new(Smallest * 16L, most, spill);

    /// <summary>How many people are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it lies in a file.</summary>
    public virtual bool IsFile => slots.IsFile;

    /// <summary>Bytes for a part of it.</summary>
    protected long Most { get; } = most / 2;

    protected string? Spill { get; } = spill;

    /// <summary>The last slot.</summary>
    protected long Mask { get; private set; } = Smallest - 1;

    /// <summary>Bytes of a key, as the engine holds it.</summary>
    protected abstract int KeySize { get; }

    /// <summary>Whether a key is of this share.</summary>
    /// <param name="hash">The hash of the key.</param>
    public bool IsOwn(ulong hash) => (int)(hash >> 62) == share;

    /// <summary>The hashes of a batch of keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="numbers">Where it is negative, there is no key.</param>
    /// <param name="hashes">Takes the hashes.</param>
    public abstract void Hash(Cells keys, ReadOnlySpan<int> numbers, Span<ulong> hashes);

    /// <summary>
    /// The numbers of many people, from 1 on in the order in which they come; those of other shares are left as they are. Not from two
    /// threads at once, nor while others look up.
    /// </summary>
    /// <param name="hashes">The hash of each key.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="numbers">Takes the numbers; where it is negative, there is no key.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<ulong> hashes, Cells keys, Span<int> numbers)
    {
        while ((Count + (long)hashes.Length) * 4 > (Mask + 1) * 3)
        {
            Grow();
        }

        // All addresses first: many memory reads at once take as long as one.
        var table = Slots;
        var mask = Mask;
        var own = share;
        Span<int> left = stackalloc int[hashes.Length];
        var count = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            left[count] = i;
            count += numbers[i] >= 0 && (int)(hashes[i] >> 62) == own ? 1 : 0;
        }

        left = left[..count];
        foreach (var i in left)
        {
            Prefetch(table + ((long)hashes[i] & mask));
        }

        var size = KeySize;
        foreach (var i in left)
        {
            var key = (byte*)keys.Data + ((long)i * size);
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

    /// <summary>
    /// No person is added any more: most keys that are looked up are not in it, and are told apart by fewer bytes from now on.
    /// </summary>
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

    /// <summary>Puts the states of those who are in it, marks them as found, and leaves the others as they are.</summary>
    /// <param name="hashes">The hash of each key.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="states">The states by number; of who was found it is negative.</param>
    /// <param name="found">Takes the states; where it is negative, nothing is looked up.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Get(ReadOnlySpan<ulong> hashes, Cells keys, Span<int> states, Span<int> found)
    {
        var table = Slots;
        var mask = Mask;
        var bits = sieve;
        var own = share;
        Span<int> left = stackalloc int[hashes.Length];
        var count = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            if ((int)(hashes[i] >> 62) == own)
            {
                var bit = hashes[i] >> 20;
                left[count] = i;
                count += found[i] >= 0 && (bits[(bit >> 6) & (ulong)(bits.Length - 1)] & (1UL << (int)bit)) != 0 ? 1 : 0;
            }
        }

        left = left[..count];
        foreach (var i in left)
        {
            Prefetch(table + ((long)hashes[i] & mask));
        }

        var size = KeySize;
        foreach (var i in left)
        {
            if (table[Find(table, mask, hashes[i], (byte*)keys.Data + ((long)i * size))].Number is > 0 and var number)
            {
                // Several threads write the same value here; a person who was found before is not written to again.
                ref var state = ref states[number];
                if (state >= 0)
                {
                    state |= IsFound;
                }

                found[i] = state & ~IsFound;
            }
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

    /// <summary>The slots.</summary>
    protected Slot* Slots => (Slot*)slots.Start;

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
        var larger = new UnmanagedBlock((mask + 1) * sizeof(Slot), Most, Spill);
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
