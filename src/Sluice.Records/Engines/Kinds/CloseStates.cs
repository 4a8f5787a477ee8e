using System.Runtime.CompilerServices;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>The states of people whose keys are whole numbers that lie close together: a byte for each number there may be, found without searching.</summary>
internal sealed unsafe class CloseStates : IDisposable
{
    /// <summary>As many states as there may be.</summary>
    public const int Most = byte.MaxValue + 1;

    private readonly BigBlock states;
    private readonly long first;
    private readonly ulong length;

    /// <param name="first">The first number.</param>
    /// <param name="length">How many numbers.</param>
    /// <param name="most">Bytes it may take in memory.</param>
    /// <param name="spill">The folder for more; null for none.</param>
    public CloseStates(long first, ulong length, long most, string? spill)
    {
        (this.first, this.length) = (first, length);

        // The last one is of all numbers that lie elsewhere: nobody has a record there.
        states = new BigBlock((long)length + 1, most, spill);
    }

    /// <summary>Says the state of a person.</summary>
    public void Set(long key, int state) => states.Start[key - first] = (byte)state;

    /// <summary>The states of a batch; 0 of who has no record.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="nobody">The state where there is no key.</param>
    /// <param name="found">Takes the states.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Get(Cells keys, int nobody, Span<int> found)
    {
        var numbers = (long*)keys.Data;
        var known = states.Start;
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = known[Math.Min((ulong)(numbers[i] - first), length)];
        }

        for (var i = 0; !keys.AllGiven && i < found.Length; i++)
        {
            found[i] = keys.IsGiven(i) ? found[i] : nobody;
        }
    }

    public void Dispose() => states.Dispose();
}
