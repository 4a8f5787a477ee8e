using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;
using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.People;

/// <summary>
/// Tells of each row whether it is written, and counts it, in the same pass that writes: by group of people, and by person where keys are
/// numbers that lie close together. The engine calls it once for each row, from all of its threads, and each thread counts for itself.
/// </summary>
internal sealed class RowTally(string name, GroupingArguments arguments, PersonBits.Range? people, RowProgress? progress)
    : BatchFunction(name, DuckDBType.Boolean, arguments.Types),
        IDisposable
{
    private readonly ThreadLocal<Share> shares = new(() => new Share(arguments.Kinds, people), trackAllValues: true);
    private volatile bool isWrong;

    /// <summary>Whether a cell was no value of its type; then the query has ended with an error.</summary>
    public bool IsWrong => isWrong;

    /// <summary>Whether it counts people.</summary>
    public bool CountsPeople => people is not null;

    /// <summary>How many people there are, and how many have a row that is written; null where they were not counted.</summary>
    public (long In, long Out)? People => people is null ? null : PersonBits.Count([.. shares.Values.Select(static s => s.People!)]);

    /// <summary>The rows by what is known of their people.</summary>
    public IEnumerable<RowGroup> Groups()
    {
        var groups = new Dictionary<string, RowGroup>(StringComparer.Ordinal);
        foreach (var share in shares.Values)
        {
            share.AddTo(groups);
        }

        return groups.OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.Value);
    }

    public void Dispose()
    {
        foreach (var share in shares.Values)
        {
            share.People?.Dispose();
        }

        shares.Dispose();
    }

    protected override unsafe void Answer(ReadOnlySpan<Cells> cells, int rows, void* results)
    {
        var share = shares.Value!;
        Span<long> kinds = stackalloc long[rows];
        if (!arguments.Sort(share.Sorter, cells, kinds))
        {
            isWrong = true;
            throw new InvalidDataException("a cell is no value of its type");
        }

        var written = new Span<bool>(results, rows);
        share.Count(kinds, written);
        share.People?.Add(cells[1], written);
        progress?.Add(rows);
    }

    private sealed class Share(PersonGroups kinds, PersonBits.Range? people)
    {
        private readonly Dictionary<long, int> places = [];
        private readonly List<(long Kind, long Rows, bool IsWritten)> met = [];
        private readonly Dictionary<long, ulong> decided = [];
        private int[] dense = [];

        public PersonGrouper Sorter { get; } = new(kinds);

        public PersonBits? People { get; } = people is null ? null : new PersonBits(people);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Count(ReadOnlySpan<long> found, Span<bool> written)
        {
            if (Sorter.IsDense && dense.Length == 0)
            {
                dense = new int[Sorter.Count];
            }

            var known = CollectionsMarshal.AsSpan(met);
            for (var row = 0; row < found.Length; row++)
            {
                var place = Sorter.IsDense ? dense[found[row]] : places.GetValueOrDefault(found[row]);
                if (place == 0)
                {
                    place = Meet(found[row]);
                    known = CollectionsMarshal.AsSpan(met);
                }

                ref var one = ref known[place - 1];
                one.Rows++;
                written[row] = one.IsWritten;
            }
        }

        public void AddTo(Dictionary<string, RowGroup> groups)
        {
            foreach (var (kind, rows, _) in met)
            {
                kinds.AddTo(groups, Sorter.Of(kind), rows);
            }
        }

        // Where kinds are few, those with numbers close by are decided with it.
        private bool IsWritten(long kind)
        {
            if (!Sorter.IsDense)
            {
                return kinds.Written(Sorter, kind, 1) != 0;
            }

            var block = kind / TruthWord.Lanes;
            if (!decided.TryGetValue(block, out var bits))
            {
                var first = block * TruthWord.Lanes;
                decided.Add(block, bits = kinds.Written(Sorter, first, (int)Math.Min(TruthWord.Lanes, Sorter.Count - first)));
            }

            return ((bits >> (int)(kind % TruthWord.Lanes)) & 1) != 0;
        }

        private int Meet(long kind)
        {
            met.Add((kind, 0, IsWritten(kind)));
            if (Sorter.IsDense)
            {
                dense[kind] = met.Count;
            }
            else
            {
                places.Add(kind, met.Count);
            }

            return met.Count;
        }
    }
}
