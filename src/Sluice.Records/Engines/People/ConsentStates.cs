using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.People;

/// <summary>
/// What each person's records say of the consents asked for. While records come, each person has flags for each consent; in the end only
/// the number of one of a few combinations of truths.
/// </summary>
internal sealed class ConsentStates : IDisposable
{
    // Of a key that is in none of the shares; no state has a number as large.
    private const int NotFound = int.MaxValue;

    /// <summary>Stands for every consent.</summary>
    public const int Any = -1;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<ImmutableArray<Truth>> states = [];
    private readonly ConsentRules[] rules;
    private readonly RowSettings settings;
    private readonly LedgerPartition[] shares;
    private readonly string without;
    private CloseStates? close;
    private NearKeys? near;
    private long people;

    /// <param name="consents">The consents.</param>
    /// <param name="day">The day they are asked for.</param>
    /// <param name="complete">Whether a person without a record has certainly never withdrawn.</param>
    /// <param name="numbered">Whether keys are whole numbers rather than texts.</param>
    /// <param name="form">What they are where they are handed over as texts.</param>
    /// <param name="settings">What the run may use.</param>
    /// <param name="diagnostics">Takes what records cannot tell.</param>
    public ConsentStates(
        IReadOnlyList<ConsentSymbol> consents,
        DateOnly day,
        bool complete,
        bool numbered,
        KeyForm form,
        RowSettings settings,
        DiagnosticBag diagnostics
    )
    {
        (Consents, Numbered, Form, this.settings) = (consents, numbered, form, settings);
        rules = [.. consents.Select(c => new ConsentRules(c, day, diagnostics))];
        without = string.Concat(
            consents.Select(c =>
                Digit(
                    c.Kind != ConsentKind.OptOut ? Truth.False
                    : complete ? Truth.True
                    : Truth.Unknown
                )
            )
        );
        Without = Number(without);
        Nobody = Number(new string(Digit(Truth.Unknown), consents.Count));
        var own = settings.RecordBytes / PersonTable.Shares;
        shares =
        [
            .. Enumerable
                .Range(0, PersonTable.Shares)
                .Select(i => new LedgerPartition(
                    numbered ? new NumberedPeople(i, own, settings.Spill) : new NamedPeople(i, own, settings.Spill),
                    rules,
                    own / 4,
                    settings.Spill
                )),
        ];
    }

    /// <summary>The consents, in the order of a state.</summary>
    public IReadOnlyList<ConsentSymbol> Consents { get; }

    /// <summary>The number of the state of a person without a record: 0.</summary>
    public int Without { get; }

    /// <summary>The number of the state of a row without a key: nothing is known of it.</summary>
    public int Nobody { get; }

    /// <summary>How many states there are.</summary>
    public int Count => states.Count;

    /// <summary>Whether keys are whole numbers.</summary>
    public bool Numbered { get; }

    /// <summary>What keys are where they are handed over as texts.</summary>
    public KeyForm Form { get; }

    /// <summary>How many records there were before, the same in every cell.</summary>
    public long Duplicates => shares.Sum(static s => s.Duplicates);

    /// <summary>The people in shares, so that several threads take records.</summary>
    public IReadOnlyList<LedgerPartition> Shares => shares;

    /// <summary>The truth of each consent.</summary>
    public ImmutableArray<Truth> this[int number] => states[number];

    public void Dispose()
    {
        foreach (var share in shares)
        {
            share.Dispose();
        }

        close?.Dispose();
        near?.Dispose();
    }

    /// <summary>The hashes of a batch of keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="persons">Where it is negative, there is no key.</param>
    /// <param name="hashes">Takes the hashes.</param>
    public void Hash(Cells keys, ReadOnlySpan<int> persons, Span<ulong> hashes) => shares[0].People.Hash(keys, persons, hashes);

    /// <summary>All records have been added.</summary>
    public void Seal()
    {
        ForEachShare(i => shares[i].Seal(this));
        people = shares.Sum(static s => (long)s.People.Count);
        if (Numbered && states.Count <= CloseStates.Most && Close())
        {
            return;
        }

        foreach (var share in shares)
        {
            share.People.Seal();
        }

        if (!Numbered && Form != KeyForm.Exact && people > 0)
        {
            near = new NearKeys(people, settings.RecordBytes / 4, settings.Spill);
            ForEachShare(i => ((NamedPeople)shares[i].People).ForEach((_, key) => near.Add(key)));
        }
    }

    /// <summary>Who was found in the rows since it was last asked, and who nearly was.</summary>
    public FoundPeople TakeFound()
    {
        var changes = new SortedDictionary<KeyChange, long>();
        var found = close?.TakeFound() ?? 0;
        foreach (var share in close is null ? shares : [])
        {
            if (near is { Any: true })
            {
                ((NamedPeople)share.People).ForEach(
                    (number, key) =>
                    {
                        if (share.States[number] >= 0 && near.ChangeOf(key) is { } change)
                        {
                            changes[change] = changes.GetValueOrDefault(change) + 1;
                        }
                    }
                );
            }

            foreach (ref var state in share.States)
            {
                found += state < 0 ? 1 : 0;
                state &= ~PersonTable.IsFound;
            }
        }

        near?.Clear();
        return new FoundPeople(found, people, changes.ToImmutableSortedDictionary());
    }

    /// <summary>The numbers of the states of a batch.</summary>
    public void Get(Cells keys, Span<int> found)
    {
        if (close is not null)
        {
            close.Get(keys, Without, Nobody, found);
            return;
        }

        Span<ulong> hashes = stackalloc ulong[found.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = keys.IsGiven(i) ? NotFound : -1;
        }

        Hash(keys, found, hashes);
        foreach (var share in shares)
        {
            share.People.Get(hashes, keys, share.States, found);
        }

        if (near is not null)
        {
            Meet(near, keys, found);
        }

        foreach (ref var number in found)
        {
            number =
                number < 0 ? Nobody
                : number == NotFound ? Without
                : number;
        }
    }

    /// <summary>The truth of a consent in a state, for a person.</summary>
    internal char Digit(int consent, in ConsentFlags marks) =>
        marks.Seen switch
        {
            0 => without[consent],
            ConsentFlags.Record => Digit(Truths.Of(rules[consent].Holds(marks))),
            _ => Digit(Truth.Unknown),
        };

    /// <summary>The number of a state; asked from several threads.</summary>
    internal int Number(string text)
    {
        lock (numbers)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers.Add(text, number = states.Count);
                states.Add([.. text.Select(static c => (Truth)(c - '0'))]);
            }

            return number;
        }
    }

    private static unsafe void Meet(NearKeys near, Cells keys, ReadOnlySpan<int> found)
    {
        var texts = (NativeText*)keys.Data;
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] == NotFound || (near.HasTwins && found[i] >= 0))
            {
                near.Meet(NativeText.Bytes(texts + i));
            }
        }
    }

    private static char Digit(Truth truth) => (char)('0' + (int)truth);

    private void ForEachShare(Action<int> work)
    {
        try
        {
            Parallel.For(
                0,
                shares.Length,
                new ParallelOptions { MaxDegreeOfParallelism = settings.Threads ?? Environment.ProcessorCount },
                work
            );
        }
        catch (AggregateException e)
        {
            // What a thread met is reported as if it were met here.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>Where keys lie close together, they need not be searched for, and no table of people is needed.</summary>
    private bool Close()
    {
        var people = shares.Select(static s => (NumberedPeople)s.People).ToList();
        var count = people.Sum(static p => (long)p.Count);
        if (count == 0)
        {
            return false;
        }

        var (first, last) = people
            .Select(static p => p.Ends())
            .Aggregate(static (a, b) => (Math.Min(a.First, b.First), Math.Max(a.Last, b.Last)));
        var length = (Int128)last - first + 1;
        var most = settings.RecordBytes / 2;
        if (length > most || length > (count * 64) + (1 << 20))
        {
            return false;
        }

        close = new CloseStates(first, (ulong)length, most, settings.Spill);
        ForEachShare(i => people[i].Tell(shares[i].States, close));
        foreach (var share in shares)
        {
            share.Dispose();
        }

        return true;
    }
}
