namespace Sluice.Reference;

/// <summary>What is decided on: a flow, a day, and values for some of the facts that the manifest leaves open.</summary>
public sealed record ReferenceWorld(PlainPolicy Policy, PlainManifest Manifest, PlainFlow Flow, DateOnly? Day)
{
    /// <summary>Values tried; a fact that has the value null here is an unknown of a person.</summary>
    public IReadOnlyDictionary<string, PlainValue?> Tried { get; init; } = new Dictionary<string, PlainValue?>();

    /// <summary>Whether nothing is concluded from what the transfer is about.</summary>
    public bool TakenAsTheyAre { get; init; }

    /// <summary>Facts that were asked for and have no value tried.</summary>
    public SortedSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>The same with one more value, and nothing asked yet.</summary>
    public ReferenceWorld Try(string fact, PlainValue? value) =>
        new(Policy, Manifest, Flow, Day)
        {
            TakenAsTheyAre = TakenAsTheyAre,
            Tried = new Dictionary<string, PlainValue?>(Tried) { [fact] = value },
        };

    /// <summary>The value tried for an open fact; null when unknown.</summary>
    public PlainValue? Open(string fact)
    {
        if (!Tried.TryGetValue(fact, out var value))
        {
            Asked.Add(fact);
        }

        return value;
    }

    /// <summary>The truth value tried for an open fact.</summary>
    public Kleene OpenTruth(string fact) => Open(fact) is PlainBoolean known ? KleeneLogic.Of(known.Value) : Kleene.Unknown;

    /// <summary>The date, if it is known or tried.</summary>
    public DateOnly? Date => Day ?? (Open("date") as PlainDate)?.Value;

    /// <summary>Whether the date lies in a period.</summary>
    public Kleene Within(PlainPeriod period)
    {
        if (!period.IsBounded)
        {
            return Kleene.True;
        }

        // "without that the date is unknown, never today's"
        return Date is { } day ? KleeneLogic.Of(period.Contains(day)) : Kleene.Unknown;
    }

    /// <summary>"Some facts are *per person*: a consent with a ledger and a subject attribute with a column".</summary>
    public bool IsPerPerson(string fact) =>
        fact.StartsWith("ledger ", StringComparison.Ordinal)
        || (fact.StartsWith("subject ", StringComparison.Ordinal) && Flow.Dataset.Subject.ContainsKey(fact[8..]));
}
