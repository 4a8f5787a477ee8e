using System.Runtime.CompilerServices;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// Finds the group of the person of each row of a batch: one number for all that is known of them. Each thread has its own.
/// </summary>
internal sealed class PersonGrouper
{
    // Kinds below it are found by their number, without looking.
    private const long Dense = 1 << 20;

    // Where numbers would become too large, those met so far are numbered anew.
    private const long Large = 1L << 30;

    private readonly PersonGroups kinds;
    private readonly int[] sizes;
    private readonly Dictionary<int, (Dictionary<long, int> Numbers, List<long> Met)> renumbered = [];
    private readonly int[] kind;

    public PersonGrouper(PersonGroups kinds)
    {
        this.kinds = kinds;
        sizes = [.. kinds.Facts.Select(static f => f.Count), .. kinds.States is { } states ? [states.Count] : Array.Empty<int>()];
        kind = new int[sizes.Length];
        Count = 1;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (Count * sizes[i] > Large)
            {
                renumbered.Add(i, ([], []));
                Count = int.MaxValue;
            }

            Count *= sizes[i];
        }
    }

    /// <summary>No kind has a number as large.</summary>
    public long Count { get; }

    /// <summary>Whether there are few enough numbers for a table of all.</summary>
    public bool IsDense => Count <= Dense;

    /// <summary>Sorts a batch.</summary>
    /// <param name="facts">The columns of the attributes.</param>
    /// <param name="keys">The column of the keys.</param>
    /// <param name="found">Takes the kinds.</param>
    /// <returns>Whether every cell is a value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Sort(ReadOnlySpan<Cells> facts, Cells keys, Span<long> found)
    {
        Span<int> classes = stackalloc int[found.Length];
        found.Clear();
        var fine = true;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i < kinds.Facts.Length)
            {
                fine &= kinds.Facts[i].Sort(facts[i], classes);
            }
            else
            {
                kinds.States!.Get(keys, classes);
            }

            if (renumbered.TryGetValue(i, out var numbers))
            {
                Renumber(numbers.Numbers, numbers.Met, found);
            }

            for (var row = 0; row < found.Length; row++)
            {
                found[row] = (found[row] * sizes[i]) + classes[row];
            }
        }

        return fine;
    }

    /// <summary>The class of each attribute and the state of the consents, of a number.</summary>
    public ReadOnlySpan<int> Of(long number)
    {
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            (number, kind[i]) = (number / sizes[i], (int)(number % sizes[i]));
            number = renumbered.TryGetValue(i, out var numbers) ? numbers.Met[(int)number] : number;
        }

        return kind;
    }

    private static void Renumber(Dictionary<long, int> numbers, List<long> met, Span<long> found)
    {
        foreach (ref var number in found)
        {
            if (!numbers.TryGetValue(number, out var small))
            {
                numbers.Add(number, small = met.Count);
                met.Add(number);
            }

            number = small;
        }
    }
}
