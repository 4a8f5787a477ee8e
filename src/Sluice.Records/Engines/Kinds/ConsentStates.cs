using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Semantics;
using Sluice.Records.Engines.Native;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Kinds;

/// <summary>
/// What each person's records say of the consents asked for. While records come, each person has marks for each consent; in the end only the number of one of a few
/// combinations of truths.
/// </summary>
internal sealed unsafe class ConsentStates : IDisposable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<ImmutableArray<Truth>> states = [];
    private readonly ConsentRules[] rules;
    private readonly RowSettings settings;
    private readonly PersonTable people;
    private readonly int size;
    private readonly string without;
    private BigBlock? marks;
    private long room = 1 << 10;
    private BigBlock? found;

    /// <param name="consents">The consents.</param>
    /// <param name="day">The day they are asked for.</param>
    /// <param name="complete">Whether who has no record has surely never said anything.</param>
    /// <param name="numbered">Whether keys are whole numbers rather than texts.</param>
    /// <param name="settings">What the run may use.</param>
    /// <param name="diagnostics">Takes what records cannot tell.</param>
    public ConsentStates(IReadOnlyList<ConsentSymbol> consents, DateOnly day, bool complete, bool numbered, RowSettings settings, DiagnosticBag diagnostics)
    {
        (Consents, this.settings) = (consents, settings);
        rules = [.. consents.Select(c => new ConsentRules(c, day, diagnostics))];
        people = numbered ? new NumberedPeople(settings.RecordBytes, settings.Spill) : new NamedPeople(settings.RecordBytes, settings.Spill);
        size = sizeof(ulong) + (consents.Count * sizeof(ConsentMarks));
        marks = Block(room * size);
        without = string.Concat(consents.Select(c => Digit(c.Kind != ConsentKind.OptOut ? Truth.False : complete ? Truth.True : Truth.Unknown)));
        Without = Number(without);
        Nobody = Number(new string(Digit(Truth.Unknown), consents.Count));
    }

    /// <summary>Stands for every consent.</summary>
    public const int Any = -1;

    // A person with two records that may be the same.
    private const int Twin = 1 << 30;

    /// <summary>The consents, in the order of a state.</summary>
    public IReadOnlyList<ConsentSymbol> Consents { get; }

    /// <summary>The number of the state of who has no record.</summary>
    public int Without { get; }

    /// <summary>The number of the state of a row without a key: nothing is known of it.</summary>
    public int Nobody { get; }

    /// <summary>How many states there are.</summary>
    public int Count => states.Count;

    /// <summary>Whether keys are whole numbers.</summary>
    public bool Numbered => people is NumberedPeople;

    /// <summary>Whether somebody has records that have to be compared one by one.</summary>
    public bool AnyTwin { get; private set; }

    /// <summary>The truth of each consent.</summary>
    public ImmutableArray<Truth> this[int number] => states[number];

    public void Dispose()
    {
        people.Dispose();
        marks?.Dispose();
        found?.Dispose();
    }

    /// <summary>Makes ready for a batch of records.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="persons">Takes a number for each person; where it is negative, the record is passed over.</param>
    public void Add(Cells keys, Span<int> persons)
    {
        people.Add(keys, persons);
        while (people.Count >= room)
        {
            Grow();
        }

        foreach (var person in persons)
        {
            PersonTable.Prefetch(marks!.Start + ((long)Math.Max(person, 0) * size));
        }
    }

    /// <summary>Takes a record.</summary>
    /// <param name="person">The number of the person.</param>
    /// <param name="record">The record.</param>
    /// <param name="consent">Which consent it is of, from 1 on, or <see cref="Any"/>.</param>
    public void Take(int person, in ConsentRecord record, int consent)
    {
        // Each record sets one of 64 bits: as many bits as records, and no two are the same. Only where it is fewer they have to be compared. The last bit says so.
        var bits = (ulong*)(marks!.Start + ((long)person * size));
        var own = 1UL << (int)(record.Hash(consent) % 63);
        if ((*bits & own) != 0)
        {
            own |= 1UL << 63;
            AnyTwin = true;
        }

        *bits |= own;
        var consents = (ConsentMarks*)(bits + 1);
        for (var i = consent == Any ? 0 : consent - 1; i < (consent == Any ? rules.Length : consent); i++)
        {
            rules[i].Take(record, ref consents[i]);
        }
    }

    /// <summary>No record comes any more.</summary>
    public void Seal()
    {
        people.Seal();
        found = Block((people.Count + 1L) * sizeof(int));
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = new char[rules.Length];
        for (var person = 1; person <= people.Count; person++)
        {
            var bits = (ulong*)(marks!.Start + ((long)person * size));
            var consents = (ConsentMarks*)(bits + 1);
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = consents[i].Seen switch
                {
                    0 => without[i],
                    ConsentMarks.Record => Digit(Truths.Of(rules[i].Holds(consents[i]))),
                    _ => Digit(Truth.Unknown),
                };
            }

            var number = known.TryGetValue(text, out var met) ? met : Number(new string(text));
            ((int*)found.Start)[person] = number | ((*bits >> 63) != 0 ? Twin : 0);
        }

        marks!.Dispose();
        marks = null;
    }

    /// <summary>The numbers of the states of a batch.</summary>
    public void Get(Cells keys, Span<int> numbersOfStates)
    {
        Look(keys, numbersOfStates);
        foreach (ref var number in numbersOfStates)
        {
            number = number switch { < 0 => Nobody, 0 => Without, _ => ((int*)found!.Start)[number] & ~Twin };
        }
    }

    /// <summary>For each of a batch 1 where the person's records have to be compared one by one, else 0.</summary>
    public void GetTwins(Cells keys, Span<int> twins)
    {
        Look(keys, twins);
        foreach (ref var twin in twins)
        {
            twin = twin > 0 && (((int*)found!.Start)[twin] & Twin) != 0 ? 1 : 0;
        }
    }

    private static char Digit(Truth truth) => (char)('0' + (int)truth);

    private void Look(Cells keys, Span<int> persons)
    {
        for (var i = 0; i < persons.Length; i++)
        {
            persons[i] = keys.IsGiven(i) ? 0 : -1;
        }

        people.Get(keys, persons);
    }

    private void Grow()
    {
        var larger = Block(room * 2 * size);
        Buffer.MemoryCopy(marks!.Start, larger.Start, room * 2 * size, room * size);
        marks.Dispose();
        (marks, room) = (larger, room * 2);
    }

    private BigBlock Block(long bytes) => new(bytes, settings.RecordBytes / 2, settings.Spill);

    private int Number(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = states.Count);
            states.Add([.. text.Select(static c => (Truth)(c - '0'))]);
        }

        return number;
    }
}
