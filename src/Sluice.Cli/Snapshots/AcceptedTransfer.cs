using Sluice.Cli.Rendering;
using Sluice.Core.Model;

namespace Sluice.Cli.Snapshots;

/// <summary>What an accepted verdict says of one transfer: a set of lines, in whatever order and how often they stand.</summary>
/// <param name="Name">The name of the transfer.</param>
internal sealed record AcceptedTransfer(string Name)
{
    /// <summary>Its verdict; several where a merge has put contradictory lines together.</summary>
    public SortedSet<string> Verdicts { get; } = new(StringComparer.Ordinal);

    /// <summary>Its days, each with the verdict: <c>2024-05-22.. deny</c>.</summary>
    public SortedSet<string> Days { get; } = new(Utf8Order.Instance);

    /// <summary>The flows, by what their lines begin with.</summary>
    public SortedDictionary<string, AcceptedFlow> Flows { get; } = new(Utf8Order.Instance);

    /// <summary>The worst of its verdicts; null where none is written.</summary>
    public Verdict? Verdict => Verdicts.Select(Core.Model.Verdicts.Parse).Max();

    /// <summary>Its verdicts on their days, of a transfer of one day or none on all.</summary>
    public VerdictSequence Course()
    {
        var course = new VerdictSequence();
        foreach (
            var (days, verdict) in Days.Count == 0
                ? Verdicts.Select(static v => ("", v))
                : Days.Select(static d => (d.Split(' ')[0], d.Split(' ')[^1]))
        )
        {
            if (Core.Model.Verdicts.Parse(verdict) is { } known)
            {
                course.Add(Days.Count == 1 ? "" : days, known);
            }
        }

        return course;
    }

    /// <summary>What is known of a flow, made where nothing is yet.</summary>
    public AcceptedFlow FlowOf(FlowName name)
    {
        var start = AcceptedFlow.Start(name);
        if (!Flows.TryGetValue(start, out var flow))
        {
            Flows.Add(start, flow = new AcceptedFlow(name));
        }

        return flow;
    }

    /// <summary>All its lines but the first ones, sorted.</summary>
    public SortedSet<string> Lines() =>
        new(
            Days.Select(static d => "day " + d)
                .Concat(Flows.SelectMany(static f => f.Value.Facts.Keys.Select(fact => $"{f.Key} : {fact}"))),
            Utf8Order.Instance
        );

    /// <summary>Whether another says the same.</summary>
    public bool SaysTheSame(AcceptedTransfer other) =>
        Name == other.Name && Verdicts.SetEquals(other.Verdicts) && Lines().SetEquals(other.Lines());
}
