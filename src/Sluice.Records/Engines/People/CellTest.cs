using DuckDB.NET.Native;
using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.People;

/// <summary>Says which cells of a row may be written, as bits: for the columns from a first one on.</summary>
internal sealed class CellTest(string name, GroupingArguments arguments, int first)
    : BatchFunction(name, DuckDBType.BigInt, arguments.Types),
        IDisposable
{
    /// <summary>For how many columns.</summary>
    public const int Columns = 62;

    private readonly ThreadLocal<(PersonGrouper Sorter, Dictionary<long, long> Bits)> known = new(() =>
        (new PersonGrouper(arguments.Kinds), [])
    );

    protected override bool IsPure => true;

    public void Dispose() => known.Dispose();

    protected override unsafe void Answer(ReadOnlySpan<Cells> cells, int rows, void* results)
    {
        var (sorter, bits) = known.Value;
        Span<long> kinds = stackalloc long[rows];
        arguments.Sort(sorter, cells, kinds);
        for (var row = 0; row < rows; row++)
        {
            if (!bits.TryGetValue(kinds[row], out var may))
            {
                may = Meet(sorter, bits, kinds[row]);
            }

            ((long*)results)[row] = may;
        }
    }

    // Where kinds are few, those with numbers close by are decided with it.
    private long Meet(PersonGrouper sorter, Dictionary<long, long> bits, long kind)
    {
        var start = sorter.IsDense ? kind - (kind % TruthWord.Lanes) : kind;
        Span<long> cells = stackalloc long[sorter.IsDense ? (int)Math.Min(TruthWord.Lanes, sorter.Count - start) : 1];
        arguments.Kinds.Cells(sorter, start, cells, first);
        for (var i = 0; i < cells.Length; i++)
        {
            bits.TryAdd(start + i, cells[i]);
        }

        return bits[kind];
    }
}
