namespace Sluice.Tests.Reference;

/// <summary>The whole of section 3, plainly: what the engine is compared with.</summary>
public static class ReferenceEvaluator
{
    /// <summary>Decides a manifest; throws <see cref="TooLargeException"/> when there is too much to try.</summary>
    public static PlainAnswer Evaluate(PlainPolicy policy, PlainManifest manifest, DateOnly? asOf = null, bool exhaustive = false)
    {
        var days = ReferenceDays.Of(policy, manifest, asOf);
        var input = new PlainCase(policy, manifest, asOf);
        var flows = ReferenceFlows.Of(manifest);

        // "Each is decided alone"
        var byDay = days.Select(day => flows.Select(flow => new ReferenceFlowDecision(input, flow, day, exhaustive).Decide()).ToArray()).ToArray();

        // "the manifest's verdict is the worst of its flows"; of a standing transfer: "its verdict is the worst, and it shows the timeline"
        var verdicts = byDay.Select(answers => answers.Max(a => a.Verdict)).ToArray();
        var merged = flows.Select((_, i) => Merge([.. byDay.Select(answers => answers[i])])).ToArray();
        return new PlainAnswer(verdicts.Max(), Timeline(manifest, days, verdicts), merged);
    }

    private static PlainFlowAnswer Merge(PlainFlowAnswer[] days)
    {
        // "For a standing transfer a flow shows the verdict of its own worst day and all grounds of its days."
        var worst = days.First(day => day.Verdict == days.Max(d => d.Verdict));
        return worst with
        {
            Grounds = [.. days.SelectMany(d => d.Grounds).Distinct()],
            Unknown = [.. days.SelectMany(d => d.Unknown).Distinct()],
            Duties = [.. days.SelectMany(d => d.Duties).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static List<PlainTimelineEntry>? Timeline(PlainManifest manifest, IReadOnlyList<DateOnly?> days, PlainVerdict[] verdicts)
    {
        if (manifest.Period.From is null)
        {
            return null;
        }

        var end = manifest.Period.Until ?? manifest.Period.Through?.AddDays(1);
        return [.. days.Select((day, i) => new PlainTimelineEntry(day!.Value, i + 1 < days.Count ? days[i + 1] : end, verdicts[i]))];
    }
}
