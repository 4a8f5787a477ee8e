using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>A flow on a day, with what is assumed of what is not known.</summary>
internal sealed class Situation(FlowContext flow, DateOnly? day)
{
    private readonly List<Variable> unknowns = [];

    public FlowContext Flow { get; } = flow;

    /// <summary>The day; null when it is not known.</summary>
    public DateOnly? Day { get; } = day;

    /// <summary>Whether the category's values can be tried out, where another category is meant than that of the flow.</summary>
    public Truth? Enumerable { get; init; }

    /// <summary>Given where the transfer itself is not fixed: what it names and does to its fields is assumed like any other fact.</summary>
    public OpenTransfer? Open { get; init; }

    /// <summary>What is assumed.</summary>
    public Dictionary<Variable, Value> Assumed { get; } = [];

    /// <summary>What made the last conditions unknown, in the order met; what did not matter is taken out again.</summary>
    public IReadOnlyList<Variable> Unknowns => unknowns;

    public int Mark => unknowns.Count;

    public Truth NoteUnknown(Variable variable)
    {
        unknowns.Add(variable);
        return Truth.Unknown;
    }

    /// <summary>Forgets what was noted since the mark unless the result is unknown.</summary>
    public Truth Keep(Truth result, int mark)
    {
        if (result != Truth.Unknown)
        {
            unknowns.RemoveRange(mark, unknowns.Count - mark);
        }

        return result;
    }

    public void Forget() => unknowns.Clear();
}
