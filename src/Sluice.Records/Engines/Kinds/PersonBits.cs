using System.Numerics;
using System.Runtime.CompilerServices;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>Counts people whose keys are whole numbers that lie close together: a bit for each.</summary>
internal sealed class PersonBits(PersonBits.Range range)
{
    private readonly ulong[] bits = new ulong[(range.Length >> 6) + 1];

    /// <summary>How many people several have seen together.</summary>
    public static long Count(IEnumerable<PersonBits> several)
    {
        ulong[]? sum = null;
        foreach (var one in several)
        {
            if (sum is null)
            {
                sum = [.. one.bits];
                continue;
            }

            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] |= one.bits[i];
            }
        }

        return sum?.Sum(static word => (long)BitOperations.PopCount(word)) ?? 0;
    }

    /// <summary>Notes the people of a batch.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="written">Which rows are written.</param>
    /// <param name="all">Whether the others count too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Add(Cells keys, ReadOnlySpan<bool> written, bool all)
    {
        var numbers = (long*)keys.Data;
        for (var row = 0; row < written.Length; row++)
        {
            if ((all || written[row]) && keys.IsGiven(row))
            {
                var at = numbers[row] - range.First;
                bits[at >> 6] |= 1UL << (int)at;
            }
        }
    }

    /// <summary>The numbers that there may be.</summary>
    /// <param name="First">The first.</param>
    /// <param name="Length">How many, less one.</param>
    internal sealed record Range(long First, long Length);
}
