using Sluice.Cli.Rendering;
using Sluice.Core.Model;

namespace Sluice.Cli.Snapshots;

/// <summary>What an accepted verdict says of one flow.</summary>
/// <param name="Name">The flow.</param>
internal sealed record AcceptedFlow(FlowName Name)
{
    /// <summary>The facts, each once, in the order in which they are written.</summary>
    public SortedDictionary<string, AcceptedFact> Facts { get; } = new(Utf8Order.Instance);

    /// <summary>The worst of the verdicts it says; null where it says none.</summary>
    public Verdict? Verdict => Facts.Values.Select(static f => Verdicts.Parse(f.Kind)).Max();

    /// <summary>Its verdicts on their days.</summary>
    public VerdictSequence Course()
    {
        var course = new VerdictSequence();
        foreach (var fact in Facts.Values)
        {
            if (Verdicts.Parse(fact.Kind) is { } verdict)
            {
                course.Add(fact.Days, verdict);
            }
        }

        return course;
    }

    /// <summary>The flow as a line begins with it.</summary>
    public static string Start(FlowName name) =>
        $"flow {VerdictName.Of(name.Dataset)}.{VerdictName.Of(name.Field)} {VerdictName.OfPath(name.Category)} > {VerdictName.OfPath(name.Recipient)} {VerdictName.OfPath(name.Purpose)}";

    /// <summary>Adds a fact.</summary>
    public void Add(AcceptedFact fact) => Facts.TryAdd(fact.ToString(), fact);
}
