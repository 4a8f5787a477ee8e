using System.Numerics;
using System.Runtime.CompilerServices;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// Counts people whose keys are whole numbers that lie close together: two bits for each, that there is a row, and that one is written.
/// </summary>
internal sealed unsafe class PersonBits(PersonBits.Range range) : IDisposable
{
    private const int InByte = 4;
    private const ulong Rows = 0x5555_5555_5555_5555;
    private readonly UnmanagedBlock bits = new(range.Bytes, range.Bytes, null);

    /// <summary>How many people several have seen together, and how many of them with a row that is written.</summary>
    public static (long All, long Written) Count(IReadOnlyList<PersonBits> several)
    {
        var (all, written) = (0L, 0L);
        var words = several.Count == 0 ? 0 : several[0].Words;
        for (var i = 0L; i < words; i++)
        {
            var word = 0UL;
            foreach (var one in several)
            {
                word |= ((ulong*)one.bits.Start)[i];
            }

            all += BitOperations.PopCount(word & Rows);
            written += BitOperations.PopCount(word & ~Rows);
        }

        return (all, written);
    }

    public void Dispose() => bits.Dispose();

    /// <summary>Notes the people of a batch.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="written">Which rows are written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Cells keys, ReadOnlySpan<bool> written)
    {
        var numbers = (long*)keys.Data;
        var start = bits.Start;
        var all = keys.AllGiven;
        for (var row = 0; row < written.Length; row++)
        {
            if (all || keys.IsGiven(row))
            {
                var at = numbers[row] - range.First;
                if ((ulong)at > (ulong)range.Length)
                {
                    // Only where the file was written to after its ends were looked for.
                    throw new InvalidDataException("a key is not between the least and the largest");
                }

                start[at / InByte] |= (byte)((written[row] ? 3 : 1) << (int)(at % InByte * 2));
            }
        }
    }

    private long Words => range.Bytes / sizeof(ulong);

    /// <summary>The numbers that there may be.</summary>
    /// <param name="First">The first.</param>
    /// <param name="Length">How many, less one.</param>
    internal sealed record Range(long First, long Length)
    {
        /// <summary>Bytes for the bits of all.</summary>
        public long Bytes => ((Length / (sizeof(ulong) * InByte)) + 1) * sizeof(ulong);
    }
}
