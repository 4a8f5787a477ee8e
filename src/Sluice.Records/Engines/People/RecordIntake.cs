using DuckDB.NET.Native;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// Takes the records of the ledger one after the other: counts those with flaws, and gathers what they say of each person.
/// </summary>
/// <param name="states">Takes what the records say.</param>
/// <param name="consents">The consents asked for.</param>
/// <param name="known">The names of all consents that there are.</param>
/// <param name="day">The day they are asked for.</param>
internal sealed unsafe class RecordIntake(ConsentStates states, IReadOnlyList<ConsentSymbol> consents, IEnumerable<string> known, int day)
    : BatchFunction(
        "sluice_record",
        DuckDBType.Boolean,
        [
            new(states.Numbered ? DuckDBType.BigInt : DuckDBType.Varchar),
            new(DuckDBType.Varchar),
            new(DuckDBType.Date),
            new(DuckDBType.Date),
            new(DuckDBType.Date),
            new(DuckDBType.Varchar),
            new(DuckDBType.Boolean),
        ]
    )
{
    // The number of a name that is a consent, and none asked for.
    private const int NotAsked = -2;

    private readonly Lock counting = new();
    private int next;
    private readonly NativeTextIndex names = new([
        .. consents.Select(static (c, i) => (c.Name, i + 1)),
        .. known.Except(consents.Select(static c => c.Name), StringComparer.Ordinal).Select(static n => (n, NotAsked)),
    ]);
    private readonly UnknownConsents unknown = new() { Wanted = [.. consents.Select(static c => c.Name)] };

    /// <summary>How many records are of the consents asked for.</summary>
    public long Asked { get; private set; }

    /// <summary>How many of these are without a person.</summary>
    public long Nobodys { get; private set; }

    /// <summary>How many end before they begin.</summary>
    public long Contradictory { get; private set; }

    /// <summary>How many come later than the day.</summary>
    public long Future { get; private set; }

    /// <summary>How many have a cell that cannot be read.</summary>
    public long Malformed { get; private set; }

    /// <summary>The records of unknown consents.</summary>
    public UnknownConsents Unknown => unknown;

    protected override void Answer(ReadOnlySpan<Cells> cells, int rows, void* results)
    {
        Span<int> asked = stackalloc int[rows];
        Span<int> persons = stackalloc int[rows];
        Span<ulong> hashes = stackalloc ulong[rows];
        for (var row = 0; row < rows; row++)
        {
            // A record without a consent may be of any.
            asked[row] = IsText(cells[1], row) ? names.Find((NativeText*)cells[1].Data + row) : ConsentStates.Any;
            if (asked[row] == 0)
            {
                unknown.Add((NativeText*)cells[1].Data + row);
            }

            asked[row] = asked[row] == NotAsked ? 0 : asked[row];
            persons[row] = asked[row] != 0 && IsKey(cells[0], row) ? 0 : -1;
        }

        states.Hash(cells[0], persons, hashes);

        // Threads begin with different partitions, and so seldom wait for each other.
        var first = Interlocked.Increment(ref next);
        for (var i = 0; i < states.Shares.Count; i++)
        {
            var share = states.Shares[(int)((uint)(first + i) % (uint)states.Shares.Count)];
            lock (share.Adding)
            {
                share.Add(hashes, cells[0], persons);
                for (var row = 0; row < rows; row++)
                {
                    if (persons[row] > 0 && share.People.IsOwn(hashes[row]))
                    {
                        share.Take(persons[row], Record(cells, row), asked[row]);
                    }
                }
            }
        }

        Count(cells, asked, persons);
        new Span<byte>(results, rows).Fill(1);
    }

    private void Count(ReadOnlySpan<Cells> cells, ReadOnlySpan<int> asked, ReadOnlySpan<int> persons)
    {
        var (all, nobodys, contradictory, future, malformed) = (0, 0, 0, 0, 0);
        for (var row = 0; row < asked.Length; row++)
        {
            if (asked[row] == 0)
            {
                continue;
            }

            var record = Record(cells, row);
            all++;
            nobodys += persons[row] < 0 ? 1 : 0;
            contradictory += record.IsContradictory ? 1 : 0;
            future += record.IsAfter(day) ? 1 : 0;
            malformed += record.IsUnreadable ? 1 : 0;
        }

        lock (counting)
        {
            Asked += all;
            Nobodys += nobodys;
            Contradictory += contradictory;
            Future += future;
            Malformed += malformed;
        }
    }

    // A column of the right type is handed over as it is: what no record can hold is found here. A quoted empty cell is an empty one, as
    // programs write them that quote every cell.
    private ConsentRecord Record(ReadOnlySpan<Cells> cells, int row)
    {
        var unreadable =
            ((byte*)cells[6].Data)[row] != 0
            || !IsText(cells[1], row)
            || (!states.Numbered && cells[0].IsGiven(row) && !IsText(cells[0], row));
        return new ConsentRecord
        {
            Granted = Day(cells[2], row, ref unreadable),
            Withdrawn = Day(cells[3], row, ref unreadable),
            Expires = Day(cells[4], row, ref unreadable),
            Notice = IsText(cells[5], row) ? (NativeText*)cells[5].Data + row : null,
            IsUnreadable = unreadable,
        };
    }

    private static bool IsText(Cells cells, int row) => cells.IsGiven(row) && ((NativeText*)cells.Data)[row].Length > 0;

    private bool IsKey(Cells cells, int row) => states.Numbered ? cells.IsGiven(row) : IsText(cells, row);

    private static int? Day(Cells cells, int row, ref bool unreadable)
    {
        if (!cells.IsGiven(row))
        {
            return null;
        }

        var day = ((int*)cells.Data)[row];
        if (day is int.MaxValue or -int.MaxValue)
        {
            unreadable = true;
            return null;
        }

        return day;
    }
}
