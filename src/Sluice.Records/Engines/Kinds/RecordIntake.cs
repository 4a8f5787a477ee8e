using DuckDB.NET.Native;
using Sluice.Core.Semantics;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.Kinds;

/// <summary>Takes the records of the ledger one after the other: counts those with flaws, and gathers what they say of each person.</summary>
internal sealed unsafe class RecordIntake(ConsentStates states, IReadOnlyList<ConsentSymbol> consents, int day)
    : BatchFunction("sluice_record", DuckDBType.Boolean, [new(states.Numbered ? DuckDBType.BigInt : DuckDBType.Varchar), new(DuckDBType.Varchar), new(DuckDBType.Date), new(DuckDBType.Date), new(DuckDBType.Date), new(DuckDBType.Varchar), new(DuckDBType.Boolean)])
{
    private readonly Lock oneAtATime = new();
    private readonly TextTable names = new([.. consents.Select(static (c, i) => (c.Name, i + 1))]);

    /// <summary>How many records are of the consents asked for.</summary>
    public long Asked { get; private set; }

    /// <summary>How many of these are without a person.</summary>
    public long Nobodys { get; private set; }

    /// <summary>How many end before they begin.</summary>
    public long Contradictory { get; private set; }

    /// <summary>How many come later than the day.</summary>
    public long Future { get; private set; }

    /// <summary>How many have a cell that nobody can read.</summary>
    public long Malformed { get; private set; }

    protected override void Answer(ReadOnlySpan<Cells> cells, int rows, void* results)
    {
        Span<int> asked = stackalloc int[rows];
        Span<int> persons = stackalloc int[rows];
        for (var row = 0; row < rows; row++)
        {
            // A record without a consent may be of any.
            asked[row] = cells[1].IsGiven(row) ? names.Find((NativeText*)cells[1].Data + row) : ConsentStates.Any;
            persons[row] = asked[row] != 0 && cells[0].IsGiven(row) ? 0 : -1;
        }

        lock (oneAtATime)
        {
            states.Add(cells[0], persons);
            for (var row = 0; row < rows; row++)
            {
                if (asked[row] != 0)
                {
                    Take(cells, row, persons[row], asked[row]);
                }
            }
        }

        new Span<byte>(results, rows).Fill(1);
    }

    private void Take(ReadOnlySpan<Cells> cells, int row, int person, int consent)
    {
        var record = new ConsentRecord
        {
            Granted = Day(cells[2], row),
            Withdrawn = Day(cells[3], row),
            Expires = Day(cells[4], row),
            Notice = cells[5].IsGiven(row) ? (NativeText*)cells[5].Data + row : null,
            IsUnreadable = ((byte*)cells[6].Data)[row] != 0,
        };
        Asked++;
        Contradictory += record.IsContradictory ? 1 : 0;
        Future += record.IsAfter(day) ? 1 : 0;
        Malformed += record.IsUnreadable ? 1 : 0;
        if (person > 0)
        {
            states.Take(person, record, consent);
        }
        else
        {
            Nobodys++;
        }
    }

    private static int? Day(Cells cells, int row) => cells.IsGiven(row) ? ((int*)cells.Data)[row] : null;
}
