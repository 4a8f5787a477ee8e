using System.Numerics;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// The keys of the ledger, to be found by near ones: marks those of which a row has a near key and not the key itself. Marked and looked up
/// from several threads.
/// </summary>
internal sealed unsafe class NearKeys : IDisposable
{
    private const int BitsForEach = 8;
    private readonly UnmanagedBlock hashes;
    private readonly UnmanagedBlock met;
    private readonly ulong[] sieve;
    private readonly long mask;

    /// <param name="people">How many there are.</param>
    /// <param name="most">Bytes it may take in memory.</param>
    /// <param name="spill">The folder for more; null for none.</param>
    public NearKeys(long people, long most, string? spill)
    {
        var room = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(64, people + (people / 3) + 1));
        mask = room - 1;
        hashes = new UnmanagedBlock(room * sizeof(ulong), most, spill);
        met = new UnmanagedBlock(room * sizeof(int), most / 2, spill);
        sieve = new ulong[room * BitsForEach / 64];
    }

    /// <summary>Whether two keys of the ledger are near: then a row with the one has a key near to the other.</summary>
    public bool HasTwins { get; private set; }

    /// <summary>Whether a row had a near key.</summary>
    public bool Any { get; private set; }

    /// <summary>Adds a key of the ledger.</summary>
    public void Add(ReadOnlySpan<byte> key)
    {
        var hash = NearKey.Hash(key, out _);
        Interlocked.Or(ref sieve[Word(hash)], Bit(hash));
        for (var at = (long)hash & mask; ; at = (at + 1) & mask)
        {
            var before = Interlocked.CompareExchange(ref ((ulong*)hashes.Start)[at], hash, 0);
            if (before == 0 || before == hash)
            {
                HasTwins |= before == hash;
                return;
            }
        }
    }

    /// <summary>Marks the keys of the ledger that are near to one of a row.</summary>
    public void Meet(ReadOnlySpan<byte> key)
    {
        var hash = NearKey.Hash(key, out var changes);
        if ((sieve[Word(hash)] & Bit(hash)) != 0 && Find(hash) is >= 0 and var at)
        {
            var bit = 1 << (int)changes;
            if ((((int*)met.Start)[at] & bit) == 0)
            {
                Interlocked.Or(ref ((int*)met.Start)[at], bit);
                Any = true;
            }
        }
    }

    /// <summary>What would make a key of the ledger one of a row; null where nothing would.</summary>
    public KeyChange? ChangeOf(ReadOnlySpan<byte> key)
    {
        var at = Find(NearKey.Hash(key, out var changes));
        return at < 0 || ((int*)met.Start)[at] == 0 ? null : NearKey.Least(changes, ((int*)met.Start)[at]);
    }

    /// <summary>Forgets what was marked.</summary>
    public void Clear()
    {
        for (var at = 0L; Any && at <= mask; at++)
        {
            ((int*)met.Start)[at] = 0;
        }

        Any = false;
    }

    public void Dispose()
    {
        hashes.Dispose();
        met.Dispose();
    }

    private long Find(ulong hash)
    {
        var known = (ulong*)hashes.Start;
        for (var at = (long)hash & mask; known[at] != 0; at = (at + 1) & mask)
        {
            if (known[at] == hash)
            {
                return at;
            }
        }

        return -1;
    }

    private int Word(ulong hash) => (int)((hash >> 26) & (ulong)(sieve.Length - 1));

    private static ulong Bit(ulong hash) => 1UL << (int)(hash >> 20 & 63);
}
