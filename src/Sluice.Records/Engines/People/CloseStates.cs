using System.Runtime.CompilerServices;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// The states of people whose keys are whole numbers that lie close together: a byte for each number there may be, found without searching.
/// </summary>
internal sealed unsafe class CloseStates : IDisposable
{
    /// <summary>The most states there may be.</summary>
    public const int Most = IsFound - 1;

    // A byte is 0 for a key that is not in the ledger, else one more than the state; a key that was found has this bit.
    private const int IsFound = 0x80;

    private readonly UnmanagedBlock states;
    private readonly long first;
    private readonly ulong length;

    /// <param name="first">The first number.</param>
    /// <param name="length">How many numbers.</param>
    /// <param name="most">Bytes it may take in memory.</param>
    /// <param name="spill">The folder for more; null for none.</param>
    public CloseStates(long first, ulong length, long most, string? spill)
    {
        (this.first, this.length) = (first, length);

        // The last entry stands for all numbers outside the range: no record has one of them.
        states = new UnmanagedBlock((long)length + 1, most, spill);
    }

    /// <summary>Sets the state of a person.</summary>
    public void Set(long key, int state) => states.Start[key - first] = (byte)(state + 1);

    /// <summary>The states of a batch of keys; those that are in the ledger are marked as found.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="without">The state of a person who is not in the ledger.</param>
    /// <param name="noKey">The state where there is no key.</param>
    /// <param name="found">Takes the states.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Get(Cells keys, int without, int noKey, Span<int> found)
    {
        var numbers = (long*)keys.Data;
        var known = states.Start;
        for (var i = 0; i < found.Length; i++)
        {
            var at = known + Math.Min((ulong)(numbers[i] - first), length);
            var state = *at;
            if (state is not 0 and < IsFound)
            {
                *at = (byte)(state | IsFound);
            }

            found[i] = state == 0 ? without : (state & ~IsFound) - 1;
        }

        for (var i = 0; !keys.AllGiven && i < found.Length; i++)
        {
            found[i] = keys.IsGiven(i) ? found[i] : noKey;
        }
    }

    /// <summary>How many were found since it was last asked.</summary>
    public long TakeFound()
    {
        var count = 0L;
        for (var at = states.Start; at < states.Start + length; at++)
        {
            count += *at >> 7;
            *at &= IsFound - 1;
        }

        return count;
    }

    public void Dispose() => states.Dispose();
}
