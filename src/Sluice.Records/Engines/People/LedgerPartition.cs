using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// What the records say of some of the people: those whose hash falls to this share. One thread at a time may add to a share, but others to
/// other shares meanwhile.
/// </summary>
internal sealed unsafe class LedgerPartition : IDisposable
{
    private readonly ConsentRules[] rules;
    private readonly long most;
    private readonly string? spill;
    private readonly int size;
    private readonly RecordLog log;
    private UnmanagedBlock? marks;
    private long room = 1 << 6;
    private UnmanagedBlock? found;

    /// <param name="people">The people, none yet.</param>
    /// <param name="rules">What a record says of each consent.</param>
    /// <param name="most">Bytes for what the records say; what is more goes to a file.</param>
    /// <param name="spill">The folder of that file; null for none.</param>
    public LedgerPartition(PersonTable people, ConsentRules[] rules, long most, string? spill)
    {
        (People, this.rules, this.most, this.spill) = (people, rules, most, spill);
        size = sizeof(Head) + (rules.Length * sizeof(ConsentFlags));
        marks = new UnmanagedBlock(room * size, most, spill);
        log = new RecordLog(most, spill);
    }

    /// <summary>Held by the thread that adds.</summary>
    public Lock Adding { get; } = new();

    /// <summary>The people.</summary>
    public PersonTable People { get; }

    /// <summary>How many records there were before, the same in every cell.</summary>
    public long Duplicates { get; private set; }

    /// <summary>The state of each person, by number.</summary>
    public Span<int> States => new((int*)found!.Start, People.Count + 1);

    public void Dispose()
    {
        People.Dispose();
        log.Dispose();
        marks?.Dispose();
        found?.Dispose();
    }

    /// <summary>Makes ready for the records of a batch that are of its people.</summary>
    /// <param name="hashes">The hashes of the keys.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="persons">Takes a number for each of its people; where it is negative, the record is passed over.</param>
    public void Add(ReadOnlySpan<ulong> hashes, Cells keys, Span<int> persons)
    {
        People.Add(hashes, keys, persons);
        while (People.Count >= room)
        {
            Grow();
        }

        for (var i = 0; i < persons.Length; i++)
        {
            if (People.IsOwn(hashes[i]))
            {
                PersonTable.Prefetch(marks!.Start + ((long)Math.Max(persons[i], 0) * size));
            }
        }
    }

    /// <summary>Takes a record.</summary>
    /// <param name="person">The number of the person.</param>
    /// <param name="record">The record.</param>
    /// <param name="consent">Which consent it is of, from 1 on, or <see cref="ConsentStates.Any"/>.</param>
    public void Take(int person, in ConsentRecord record, int consent)
    {
        // Each record sets one of 64 bits: where it is a new one, no record before was the same.
        var head = (Head*)(marks!.Start + ((long)person * size));
        var hash = record.Hash(consent);
        var own = 1UL << (int)(hash >> 58);
        if ((head->Seen & own) != 0 && !log.IsNew(head->Last, hash))
        {
            Duplicates++;
        }
        else
        {
            head->Seen |= own;
            head->Last = log.Add(head->Last, hash);
        }

        var consents = (ConsentFlags*)(head + 1);
        for (var i = consent == ConsentStates.Any ? 0 : consent - 1; i < (consent == ConsentStates.Any ? rules.Length : consent); i++)
        {
            rules[i].Take(record, ref consents[i]);
        }
    }

    /// <summary>All records have been added.</summary>
    /// <param name="states">Numbers what may be said of a person.</param>
    public void Seal(ConsentStates states)
    {
        log.Dispose();
        found = new UnmanagedBlock((People.Count + 1L) * sizeof(int), most, spill);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = new char[rules.Length];
        for (var person = 1; person <= People.Count; person++)
        {
            var consents = (ConsentFlags*)(marks!.Start + ((long)person * size) + sizeof(Head));
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = states.Digit(i, consents[i]);
            }

            if (!known.TryGetValue(text, out var number))
            {
                var whole = new string(text);
                numbers.Add(whole, number = states.Number(whole));
            }

            ((int*)found.Start)[person] = number;
        }

        marks!.Dispose();
        marks = null;
    }

    private void Grow()
    {
        var larger = new UnmanagedBlock(room * 2 * size, most, spill);
        Buffer.MemoryCopy(marks!.Start, larger.Start, room * 2 * size, room * size);
        marks.Dispose();
        (marks, room) = (larger, room * 2);
    }

    // Before the flags of a person.
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 4)]
    private struct Head
    {
        public ulong Seen;
        public int Last;
    }
}
