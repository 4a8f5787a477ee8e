using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>A flow on a day, with what is assumed of what is not known.</summary>
internal sealed class EvaluationContext(StatedFlow flow, DateOnly? day)
{
    private static readonly List<Variable> NothingUnknown = [];

    // Most evaluation contexts assume nothing and meet nothing unknown.
    private List<Variable>? unknowns;
    private Dictionary<Variable, Value>? assumed;

    public StatedFlow Flow { get; } = flow;

    /// <summary>The day; null when it is not known.</summary>
    public DateOnly? Day
    {
        get
        {
            AskedForDay = true;
            return day;
        }
    }

    /// <summary>How many rules and conditions were evaluated: the work done so far, which never decreases.</summary>
    public long Evaluated { get; set; }

    /// <summary>Whether the day was read: what does not depend on it holds on every day.</summary>
    public bool AskedForDay { get; private set; }

    /// <summary>Whether the category's values can be tried out, where another category is meant than that of the flow.</summary>
    public Truth? Enumerable { get; init; }

    /// <summary>
    /// Given where the transfer itself is not fixed: what it names and does to its fields is assumed like any other fact.
    /// </summary>
    public HypotheticalTransfer? Open { get; init; }

    /// <summary>Whether nothing is concluded from the transfer's population: set while that is being computed.</summary>
    public bool TakesPeopleAsTheyAre { get; init; }

    /// <summary>Who can be in the transfer; null where nothing is assumed of them.</summary>
    public AssumedPeople? People =>
        TakesPeopleAsTheyAre ? null
        : Open is null ? Flow.People
        : Open.PeopleOf(this);

    /// <summary>What is assumed.</summary>
    public Dictionary<Variable, Value> Assumed => assumed ??= [];

    /// <summary>Whether anything is: most evaluations take nothing but what is stated.</summary>
    public bool AssumesAnything => assumed is { Count: > 0 };

    /// <summary>What made the last conditions unknown, in the order met; what did not matter is removed again.</summary>
    public List<Variable> Unknowns => unknowns ?? NothingUnknown;

    public int Mark => unknowns?.Count ?? 0;

    /// <summary>Whether something is assumed of a variable.</summary>
    public bool TryAssumed(Variable variable, out Value value)
    {
        value = default;
        return assumed is not null && assumed.TryGetValue(variable, out value);
    }

    /// <summary>What is assumed of a variable; null where nothing is.</summary>
    public Value? Assumption(Variable variable) => TryAssumed(variable, out var value) ? value : null;

    /// <summary>What is assumed of a variable that is true or false; where nothing is, that it was missed.</summary>
    public Truth AssumedTruth(Variable variable) =>
        TryAssumed(variable, out var value) ? Truths.Of(value.Number != 0) : NoteUnknown(variable);

    public Truth NoteUnknown(Variable variable)
    {
        (unknowns ??= []).Add(variable);
        return Truth.Unknown;
    }

    /// <summary>Forgets the unknown facts recorded since a position, unless the result is unknown.</summary>
    public Truth Keep(Truth result, int mark)
    {
        if (result != Truth.Unknown && unknowns is not null)
        {
            unknowns.RemoveRange(mark, unknowns.Count - mark);
        }

        return result;
    }

    public void Forget()
    {
        unknowns?.Clear();
        AskedForDay = false;
    }
}
